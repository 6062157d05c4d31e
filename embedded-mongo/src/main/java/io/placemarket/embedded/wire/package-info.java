/** Speaks the MongoDB wire protocol on a loopback socket. */
@NullMarked
package io.placemarket.embedded.wire;

import org.jspecify.annotations.NullMarked;
