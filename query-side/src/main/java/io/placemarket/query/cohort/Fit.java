package io.placemarket.query.cohort;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.offer.OfferRow;

/**
 * An offer that has room for some of a cohort.
 *
 * @param weeks in which of the cohort's weeks
 * @param fitsFree how many students of the cohort could take all of those weeks, as far as there is room and the cohort may take more
 */
public record Fit(@JsonUnwrapped OfferRow offer, WeekSet weeks, int fitsFree) {}
