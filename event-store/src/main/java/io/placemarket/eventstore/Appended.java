package io.placemarket.eventstore;

/**
 * Where a unit of work stands after its commit.
 *
 * @param first position of its first event
 * @param last position of its last event
 */
record Appended(long first, long last) {}
