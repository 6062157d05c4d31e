package io.placemarket.query.offer;

import java.time.Instant;

/**
 * One thing that happened to an offer, in plain words.
 *
 * @param position where it stands in the log
 * @param who did it; the organisation, and the user for its own people
 */
public record HistoryLine(long position, Instant at, String who, String what) {}
