/** The language both sides speak. */
@NullMarked
package io.placemarket.kernel;

import org.jspecify.annotations.NullMarked;
