package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.Week;

/**
 * A cohort in one week, in heads.
 *
 * @param needed how many students must be placed
 * @param held places held without names
 * @param allocated places of named students
 * @param stillToPlace needed and not booked
 */
public record CohortWeek(Week week, int needed, int held, int allocated, int stillToPlace) {}
