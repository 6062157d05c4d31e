/** Who waits for places, and whose turn it is. */
@NullMarked
package io.placemarket.kernel.waiting;

import org.jspecify.annotations.NullMarked;
