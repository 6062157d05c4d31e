/** A small application that tries the edge. */
@NullMarked
package io.placemarket.edge;

import org.jspecify.annotations.NullMarked;
