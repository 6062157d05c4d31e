/** Tests of the wire without a socket. */
@NullMarked
package io.placemarket.embedded.wire;

import org.jspecify.annotations.NullMarked;
