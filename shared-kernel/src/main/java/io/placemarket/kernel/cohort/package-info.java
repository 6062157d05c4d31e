/** Cohorts and the students in them. */
@NullMarked
package io.placemarket.kernel.cohort;

import org.jspecify.annotations.NullMarked;
