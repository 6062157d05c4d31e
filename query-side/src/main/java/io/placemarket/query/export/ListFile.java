package io.placemarket.query.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * @param reading how all of the list is had
 * @param lines the lines in an answer
 * @param columns what makes the cells of a line
 */
record ListFile(
        String path,
        String name,
        Reading reading,
        Function<JsonNode, List<ObjectNode>> lines,
        List<ListColumn> columns) {
    ListFile {
        columns = List.copyOf(columns);
    }

    /** How all of a list is had. */
    enum Reading {
        /** One page after the other, each with the cursor of the next. */
        BY_PAGES,
        /** It has pages, but is read without: each page would count everything anew. */
        WITHOUT_PAGES,
        /** It has no pages. */
        AT_ONCE
    }

    /**
     * A file of a list that comes in pages.
     *
     * @param where the member that has its lines, such as {@code items}; in {@code items.terms} each line is told with the members of its item
     * @param columns as {@link ListColumn#of} has them, with spaces between
     */
    static ListFile ofPages(String path, String name, String where, String columns) {
        return new ListFile(path, name, Reading.BY_PAGES, lines(where), columns(columns));
    }

    /** The same of a list that comes at once. */
    static ListFile ofAll(String path, String name, String where, String columns) {
        return new ListFile(path, name, Reading.AT_ONCE, lines(where), columns(columns));
    }

    static List<ListColumn> columns(String columns) {
        return Arrays.stream(columns.split(" ")).map(ListColumn::of).toList();
    }

    static Function<JsonNode, List<ObjectNode>> lines(String where) {
        List<String> steps = List.of(where.split("\\."));
        return answer -> within(answer, null, steps);
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

    List<String> header() {
        return columns.stream().map(ListColumn::name).toList();
    }

    List<@Nullable Object> cells(ObjectNode line) {
        List<@Nullable Object> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(column.cell(line)));
        return cells;
    }
}
