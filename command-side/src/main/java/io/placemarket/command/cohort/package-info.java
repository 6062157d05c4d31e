/** Cohorts, their students and the students' calendars. */
@NullMarked
package io.placemarket.command.cohort;

import org.jspecify.annotations.NullMarked;
