/** Who waits for places, and whose turn it is. */
@NullMarked
package io.placemarket.query.waiting;

import org.jspecify.annotations.NullMarked;
