/** Every way the market can refuse, with a stable code. */
@NullMarked
package io.placemarket.kernel.problem;

import org.jspecify.annotations.NullMarked;
