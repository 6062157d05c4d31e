/** Holds and allocations: how places are taken, and the life of an allocation. */
@NullMarked
package io.placemarket.kernel.booking;

import org.jspecify.annotations.NullMarked;
