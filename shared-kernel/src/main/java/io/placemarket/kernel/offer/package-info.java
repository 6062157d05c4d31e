/** Placement offers and their terms. */
@NullMarked
package io.placemarket.kernel.offer;

import org.jspecify.annotations.NullMarked;
