package io.placemarket.marketplace.process;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A board as a program keeps it: a snapshot, then what changes; when its node says that it ends, it goes on at another. */
final class WatchedBoard {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PLACE = List.of("row", "label", "week", "column", "columnLabel");

    private final String query;
    private Map<String, JsonNode> cells = new TreeMap<>();
    private String last = "";
    private boolean closing;

    WatchedBoard(Http node, String query) {
        this.query = query;
        watch(node);
    }

    /** The figures of the same board as it is now, each at its row and column. */
    static Map<String, JsonNode> read(Http node, String query) {
        return cells(Http.json(node.get("/api/board" + query)));
    }

    synchronized Map<String, JsonNode> cells() {
        return new TreeMap<>(cells);
    }

    /** Goes on after the last frame that came. */
    void goOnAt(Http node) {
        watch(node);
    }

    /** Until so many places are free in its first week. */
    void awaitFree(int places) {
        Awaitility.await(places + " free").atMost(PATIENCE).until(() -> free() == places);
    }

    /** Until its node has said that it ends. */
    void awaitClosing() {
        Awaitility.await("closing").atMost(PATIENCE).until(this::isClosing);
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private synchronized int free() {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith("/"))
                .findFirst()
                .map(cell -> cell.getValue().path("free").asInt())
                .orElse(-1);
    }

    private void watch(Http node) {
        String after = lastSeen();
        Thread.ofVirtual().start(() -> {
            try {
                String[] event = {""};
                node.stream("/api/board/stream" + query, after).forEach(line -> {
                    if (line.startsWith("event:")) {
                        event[0] = line.substring("event:".length()).strip();
                    } else if (line.startsWith("id:")) {
                        seen(line.substring("id:".length()).strip());
                    } else if (line.startsWith("data:")) {
                        take(event[0], Http.JSON.readTree(line.substring("data:".length())));
                    }
                });
            } catch (UncheckedIOException ended) {
                // A stream ends; who waits for more of it says so.
            }
        });
    }

    private synchronized String lastSeen() {
        return last;
    }

    private synchronized void seen(String id) {
        last = id;
    }

    private synchronized void take(String event, JsonNode data) {
        switch (event) {
            case "snapshot" -> cells = cells(data);
            case "delta" -> {
                data.path("cells").forEach(cell -> put(cell.path("row").asString(), cell));
                data.path("total").forEach(cell -> put("", cell));
            }
            case "closing" -> closing = true;
            default -> {}
        }
    }

    private void put(String row, JsonNode cell) {
        ObjectNode figures = ((ObjectNode) cell).deepCopy();
        String week = cell.path("week").asString();
        PLACE.forEach(figures::remove);
        cells.put(row + "/" + week, figures);
    }

    private static Map<String, JsonNode> cells(JsonNode board) {
        Map<String, JsonNode> cells = new TreeMap<>();
        board.path("items").forEach(row -> put(row.path("key").asString(), row.path("cells"), board, cells));
        put("", board.path("total"), board, cells);
        return cells;
    }

    private static void put(String row, JsonNode figures, JsonNode board, Map<String, JsonNode> cells) {
        for (int i = 0; i < figures.size(); i++) {
            cells.put(row + "/" + board.path("columnItems").path(i).path("key").asString(), figures.path(i));
        }
    }
}
