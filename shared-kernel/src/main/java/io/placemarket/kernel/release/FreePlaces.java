package io.placemarket.kernel.release;

import io.placemarket.kernel.calendar.Week;

/** How many places a release could give in a week, all limits considered. */
public record FreePlaces(Week week, int places) {}
