package io.placemarket.query.market;

/**
 * An event that could not be taken in. It is set aside for the operator; all others flow.
 *
 * @param position where it stands in the log
 * @param type its stable name
 * @param cause why, in a sentence
 */
public record Parked(long position, String type, String cause) {}
