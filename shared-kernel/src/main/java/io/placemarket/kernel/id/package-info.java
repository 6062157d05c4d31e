/** Typed identifiers: opaque, never made of anybody's codes. */
@NullMarked
package io.placemarket.kernel.id;

import org.jspecify.annotations.NullMarked;
