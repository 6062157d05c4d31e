package io.placemarket.query.export;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of a board, a cell each: all rows together first, with no key, then row by row; in each row all columns together last, where the
 * board tells them, with no key.
 */
final class BoardLines {
    private static final ObjectNode TOGETHER =
            JsonNodeFactory.instance.objectNode().put("key", "").put("label", "All together");

    private BoardLines() {}

    static List<ObjectNode> of(JsonNode board) {
        List<ObjectNode> lines = new ArrayList<>();
        JsonNode columns = board.path("columnItems");
        addRow(lines, TOGETHER, columns, board.path("total"), board.path("all"));
        board.path("items").forEach(row -> addRow(lines, row, columns, row.path("cells"), row.path("all")));
        return lines;
    }

    private static void addRow(
            List<ObjectNode> lines, JsonNode row, JsonNode columns, JsonNode cells, JsonNode together) {
        for (int i = 0; i < cells.size(); i++) {
            lines.add(line(row, columns.path(i), cells.path(i)));
        }
        if (together.isObject()) {
            lines.add(line(row, TOGETHER, together));
        }
    }

    private static ObjectNode line(JsonNode row, JsonNode column, JsonNode cell) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("row", row.path("key"));
        line.set("label", row.path("label"));
        line.set("column", column.path("key"));
        line.set("columnLabel", column.path("label"));
        line.setAll((ObjectNode) cell);
        return line;
    }
}
