/** The gentle simulated market: what the fictional people of the demonstration do next, seeing what everybody sees. */
@NullMarked
package io.placemarket.marketplace.demonstration.live;

import org.jspecify.annotations.NullMarked;
