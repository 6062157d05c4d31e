package io.placemarket.query.board;

/**
 * One of a cell's figures.
 *
 * @param measure which, such as {@code still_to_place}
 * @param title the same as people read it
 * @param value in the unit of the cell
 * @param sentence what the number says, in words and figures
 * @param total what it is the sum of
 */
public record CellFigure(String measure, String title, int value, String sentence, String total) {}
