/** Offers as everybody sees them, and what happened to each. */
@NullMarked
package io.placemarket.query.offer;

import org.jspecify.annotations.NullMarked;
