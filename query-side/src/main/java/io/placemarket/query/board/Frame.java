package io.placemarket.query.board;

/**
 * What watchers are sent, encoded once for all of them.
 *
 * @param event {@code snapshot}, {@code delta}, {@code heartbeat} or {@code closing}
 * @param position what it reflects
 * @param json its content
 */
public record Frame(String event, long position, String json) {}
