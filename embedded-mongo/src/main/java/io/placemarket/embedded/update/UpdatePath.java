package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The path of an update, in which elements of arrays may be meant: {@code $}, {@code $[]} and {@code $[name]}. */
final class UpdatePath {
    /** As MongoDB goes through the fields of an update: by their names, places in arrays by their numbers. */
    static final Comparator<List<String>> ORDER = UpdatePath::compare;

    private final String text;
    private final List<String> names;
    private final ArrayFilters filters;

    private UpdatePath(String text, ArrayFilters filters) {
        this.text = text;
        this.names = List.of(text.split("\\.", -1));
        this.filters = filters;
    }

    /** Reads a path. */
    static UpdatePath of(String text, ArrayFilters filters) {
        if (text.isEmpty()) {
            throw new MongoServerError(56, "EmptyFieldName", "An empty update path is not valid.");
        }
        UpdatePath path = new UpdatePath(text, filters);
        path.check();
        return path;
    }

    private void check() {
        for (String name : names) {
            if (name.isEmpty()) {
                throw new MongoServerError(
                        56,
                        "EmptyFieldName",
                        "The update path '" + text + "' contains an empty field name, which is not allowed.");
            }
            if (isNamed(name)) {
                filters.use(inner(name), text);
            } else if (!isDynamic(name)) {
                Places.checkName(name);
            }
        }
        if (names.getFirst().equals("$")) {
            throw bad("Cannot have positional (i.e. '$') element in the first position in path '" + text + "'");
        }
        if (isDynamic(names.getFirst())) {
            throw bad("Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '"
                    + text + "'");
        }
        if (names.stream().filter("$"::equals).count() > 1) {
            throw bad("Too many positional (i.e. '$') elements found in path '" + text + "'");
        }
    }

    List<String> names() {
        return names;
    }

    boolean isDynamic() {
        return names.stream().anyMatch(UpdatePath::isDynamic);
    }

    /** The places in a document that are meant. */
    List<List<String>> in(Document document, OptionalInt found) {
        if (!isDynamic()) {
            return List.of(names);
        }
        List<List<String>> places = new ArrayList<>();
        collect(document, 0, List.of(), found, places);
        return places;
    }

    private void collect(
            @Nullable Object value, int at, List<String> before, OptionalInt found, List<List<String>> places) {
        if (at == names.size()) {
            places.add(before);
            return;
        }
        String name = names.get(at);
        if (name.equals("$")) {
            int element = found.orElseThrow(
                    () -> bad("The positional operator did not find the match needed from the query."));
            collect(Places.child(value, Integer.toString(element)), at + 1, and(before, element), found, places);
        } else if (isDynamic(name)) {
            List<?> array = array(value, before);
            for (int i = 0; i < array.size(); i++) {
                if (name.equals("$[]") || filters.accepts(inner(name), array.get(i))) {
                    collect(array.get(i), at + 1, and(before, i), found, places);
                }
            }
        } else {
            List<String> next = new ArrayList<>(before);
            next.add(name);
            collect(Places.child(value, name), at + 1, next, found, places);
        }
    }

    private static List<?> array(@Nullable Object value, List<String> path) {
        if (value instanceof Missing) {
            throw bad("The path '" + String.join(".", path)
                    + "' must exist in the document in order to apply array updates.");
        }
        if (!(value instanceof List<?> array)) {
            throw bad("Cannot apply array updates to non-array element " + path.getLast() + ": "
                    + Json.toCompactJsonValue(value));
        }
        return array;
    }

    private static List<String> and(List<String> before, int element) {
        List<String> path = new ArrayList<>(before);
        path.add(Integer.toString(element));
        return path;
    }

    /**
     * Refuses to change something and a part of it.
     *
     * @throws MongoServerError 40 if one of the paths leads to another, or through it
     */
    static void refuseConflicts(List<List<String>> paths) {
        List<List<String>> sorted = paths.stream().sorted(ORDER).toList();
        for (int i = 1; i < sorted.size(); i++) {
            List<String> shorter = sorted.get(i - 1);
            List<String> longer = sorted.get(i);
            if (longer.size() >= shorter.size()
                    && longer.subList(0, shorter.size()).equals(shorter)) {
                throw new MongoServerError(
                        40,
                        "ConflictingUpdateOperators",
                        "Updating the path '" + String.join(".", longer) + "' would create a conflict at '"
                                + String.join(".", shorter) + "'");
            }
        }
    }

    private static int compare(List<String> one, List<String> other) {
        int common = Math.min(one.size(), other.size());
        for (int i = 0; i < common; i++) {
            int compared = compare(one.get(i), other.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compare(String one, String other) {
        if (Places.isPlace(one) && Places.isPlace(other)) {
            return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
        }
        int placesFirst = Boolean.compare(Places.isPlace(other), Places.isPlace(one));
        return placesFirst != 0 ? placesFirst : one.compareTo(other);
    }

    private static boolean isDynamic(String name) {
        return name.equals("$") || (name.startsWith("$[") && name.endsWith("]"));
    }

    private static boolean isNamed(String name) {
        return isDynamic(name) && !name.equals("$") && !name.equals("$[]");
    }

    private static String inner(String name) {
        return name.substring(2, name.length() - 1);
    }

    private static MongoServerError bad(String why) {
        return new MongoServerError(2, "BadValue", why);
    }

    @Override
    public String toString() {
        return text;
    }
}
