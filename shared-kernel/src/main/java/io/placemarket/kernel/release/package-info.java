/** The release of an offer: what was asked of it before, and how that is resolved. */
@NullMarked
package io.placemarket.kernel.release;

import org.jspecify.annotations.NullMarked;
