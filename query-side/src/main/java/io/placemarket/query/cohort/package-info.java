/** Cohorts: what they need, what they have, what fits. */
@NullMarked
package io.placemarket.query.cohort;

import org.jspecify.annotations.NullMarked;
