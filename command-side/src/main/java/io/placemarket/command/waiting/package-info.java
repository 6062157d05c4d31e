/** Who waits for places of an area, and whose turn it is. */
@NullMarked
package io.placemarket.command.waiting;

import org.jspecify.annotations.NullMarked;
