package io.placemarket.command.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A request that is accepted and sent twice under one key, and others that differ from it in one thing.
 *
 * @param path as sent, each variable of the way in replaced by a value
 * @param body JSON's members, a table as text, or nothing
 * @param others what else is sent under the key
 * @param covered the members of the body, or parameters, in which one of the others differs
 */
record Repeat(
        String user, String path, @Nullable Object body, MediaType type, List<Other> others, Set<String> covered) {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    /** The same in all but one thing. */
    record Other(String what, String path, @Nullable Object body) {}

    /** A request without a body. */
    static Repeat of(String user, String path) {
        return new Repeat(user, path, null, MediaType.APPLICATION_JSON, List.of(), Set.of());
    }

    /** A request with JSON. */
    static Repeat of(String user, String path, Map<String, Object> body) {
        return new Repeat(user, path, body, MediaType.APPLICATION_JSON, List.of(), Set.of());
    }

    /** A request with a table of one line; another for each of its cells. */
    static Repeat table(String user, String path, String header, List<String> line, List<String> otherCells) {
        List<Other> others = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            List<String> cells = new ArrayList<>(line);
            cells.set(i, otherCells.get(i));
            others.add(new Other(header.split(",", -1)[i], path, table(header, cells)));
        }
        return new Repeat(user, path, table(header, line), CSV, others, Set.of());
    }

    private static String table(String header, List<String> cells) {
        return header + "\n" + String.join(",", cells) + "\n";
    }

    /** One that has another value there; a member of a member is named after a dot. */
    Repeat but(String member, Object value) {
        return but(Map.of(member, value), Set.of());
    }

    /** One in which some members say the same thing in another way: these, and the others not. */
    Repeat but(Map<String, Object> members, Set<String> without) {
        Map<String, Object> changed = members(body);
        without.forEach(changed::remove);
        members.forEach((member, value) -> put(changed, member, value));
        Set<String> more = new LinkedHashSet<>(covered);
        more.addAll(members.keySet());
        return with(new Other(members.keySet().toString(), path, changed), more);
    }

    /** One that has another parameter. */
    Repeat butParameter(String parameter, String otherPath) {
        Set<String> more = new LinkedHashSet<>(covered);
        more.add(parameter);
        return with(new Other(parameter, otherPath, body), more);
    }

    /** What is said there makes another key of it. */
    Repeat unless(String... members) {
        Set<String> more = new LinkedHashSet<>(covered);
        more.addAll(List.of(members));
        return new Repeat(user, path, body, type, others, more);
    }

    private Repeat with(Other other, Set<String> more) {
        List<Other> all = new ArrayList<>(others);
        all.add(other);
        return new Repeat(user, path, body, type, all, more);
    }

    private static void put(Map<String, Object> into, String member, Object value) {
        int dot = member.indexOf('.');
        if (dot < 0) {
            into.put(member, value);
        } else {
            Map<String, Object> inner = members(into.get(member.substring(0, dot)));
            put(inner, member.substring(dot + 1), value);
            into.put(member.substring(0, dot), inner);
        }
    }

    private static Map<String, Object> members(@Nullable Object json) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy;
    }
}
