/** Links to calendars. */
@NullMarked
package io.placemarket.command.calendar;

import org.jspecify.annotations.NullMarked;
