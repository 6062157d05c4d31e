package io.placemarket.query.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column of a file.
 *
 * @param name as the first line has it: {@code area_name}
 * @param value what stands there of a line
 */
record ListColumn(String name, Function<ObjectNode, JsonNode> value) {
    /**
     * A member of the line, under its own name or another's.
     *
     * @param text such as {@code areaName}, {@code reason.code} or {@code tie_break=release.tieBreak}
     */
    static ListColumn of(String text) {
        String path = text.substring(text.indexOf('=') + 1);
        String name = text.contains("=") ? text.substring(0, text.indexOf('=')) : named(path);
        return new ListColumn(name, line -> line.at("/" + path.replace('.', '/')));
    }

    private static String named(String path) {
        return path.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toLowerCase(Locale.ROOT);
    }

    /** Numbers as they are, all else as text, several with spaces between, nothing where there is nothing. */
    @Nullable
    Object cell(ObjectNode line) {
        JsonNode found = value.apply(line);
        if (found.isMissingNode() || found.isNull() || (found.isContainer() && found.isEmpty())) {
            return null;
        }
        if (found.isNumber()) {
            return found.numberValue();
        }
        List<String> parts = new ArrayList<>();
        if (found.isArray()) {
            found.forEach(part -> parts.add(part.asString()));
        } else if (found.isObject()) {
            found.properties()
                    .forEach(member ->
                            parts.add(member.getKey() + ":" + member.getValue().asString()));
        } else {
            parts.add(found.asString());
        }
        return String.join(" ", parts);
    }
}
