package io.placemarket.query.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list that is had as a file too. Its lines are made of the answer as JSON, so that they hold what that holds, in the same words, and nothing
 * that it withholds.
 *
 * @param path of the read, as its controller names it
 * @param name of the file, without its ending
 * @param paged whether the list comes in pages, each with the cursor of the next
 * @param lines the lines in an answer
 * @param columns members of a line that make its cells, such as {@code areaName} or {@code reason.code}
 */
record ListFile(
        String path, String name, boolean paged, Function<JsonNode, List<ObjectNode>> lines, List<String> columns) {
    ListFile {
        columns = List.copyOf(columns);
    }

    /**
     * A file of a list that comes in pages.
     *
     * @param where the member that has its lines, such as {@code items}; in {@code items.terms} each line is told with the members of its item
     * @param columns with spaces between them
     */
    static ListFile ofPages(String path, String name, String where, String columns) {
        return of(path, name, true, where, columns);
    }

    /** The same of a list that comes at once. */
    static ListFile ofAll(String path, String name, String where, String columns) {
        return of(path, name, false, where, columns);
    }

    private static ListFile of(String path, String name, boolean paged, String where, String columns) {
        List<String> steps = List.of(where.split("\\."));
        return new ListFile(path, name, paged, answer -> within(answer, null, steps), List.of(columns.split(" ")));
    }

    private static List<ObjectNode> within(JsonNode holder, @Nullable ObjectNode around, List<String> steps) {
        List<ObjectNode> lines = new ArrayList<>();
        String step = steps.getFirst();
        for (JsonNode element : holder.path(step)) {
            ObjectNode line = joined(around, (ObjectNode) element);
            if (steps.size() == 1) {
                lines.add(line);
            } else {
                line.remove(steps.get(1));
                lines.addAll(within(element, line, steps.subList(1, steps.size())));
            }
        }
        return lines;
    }

    /** The members of both; where both have one, the inner's. */
    static ObjectNode joined(@Nullable ObjectNode outer, ObjectNode inner) {
        return outer == null ? inner.deepCopy() : outer.deepCopy().setAll(inner);
    }

    /** The names of the columns, as other files have them: {@code area_name}. */
    List<String> header() {
        return columns.stream()
                .map(column -> column.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace('.', '_')
                        .toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The cells of a line: numbers as they are, all else as text, lists with spaces between, nothing where there is nothing. */
    List<@Nullable Object> cells(ObjectNode line) {
        List<@Nullable Object> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(cell(line.at("/" + column.replace('.', '/')))));
        return cells;
    }

    private static @Nullable Object cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asString()));
            return String.join(" ", parts);
        }
        return value.asString();
    }
}
