package io.placemarket.kernel.release;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.RequestId;

/**
 * What a request counts for.
 *
 * @param places never negative
 * @param weeks in which each of them is wanted
 */
public record Need(RequestId request, int places, WeekSet weeks) {}
