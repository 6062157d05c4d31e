/** Finds documents: what a filter asks, which index answers it, in which order. */
@NullMarked
package io.placemarket.embedded.query;

import org.jspecify.annotations.NullMarked;
