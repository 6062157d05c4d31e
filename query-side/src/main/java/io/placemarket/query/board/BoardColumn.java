package io.placemarket.query.board;

/**
 * A column of a board.
 *
 * @param key a week, a profession's code, a care board's ODS code, a sector, a mode, a level or a supervision model
 * @param label the same as people read it
 */
public record BoardColumn(String key, String label) {}
