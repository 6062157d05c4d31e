/** Calendars of areas and cohorts, read under secret links. */
@NullMarked
package io.placemarket.query.calendar;

import org.jspecify.annotations.NullMarked;
