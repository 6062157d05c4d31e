/** Placement areas, their limits, and the one computation of what is free. */
@NullMarked
package io.placemarket.kernel.area;

import org.jspecify.annotations.NullMarked;
