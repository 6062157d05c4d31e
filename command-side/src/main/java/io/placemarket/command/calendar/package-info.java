/** The secret links under which calendars of areas and cohorts are read. */
@NullMarked
package io.placemarket.command.calendar;

import org.jspecify.annotations.NullMarked;
