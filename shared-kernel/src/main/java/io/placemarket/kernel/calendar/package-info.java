/** ISO weeks as buckets, and sets of them. */
@NullMarked
package io.placemarket.kernel.calendar;

import org.jspecify.annotations.NullMarked;
