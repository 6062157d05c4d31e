@NullMarked
package io.placemarket.marketplace.demonstration.live;

import org.jspecify.annotations.NullMarked;
