/** Who acts, and in which role. */
@NullMarked
package io.placemarket.kernel.identity;

import org.jspecify.annotations.NullMarked;
