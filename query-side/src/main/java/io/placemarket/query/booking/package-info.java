/** Holds and allocations, as their own side sees them. */
@NullMarked
package io.placemarket.query.booking;

import org.jspecify.annotations.NullMarked;
