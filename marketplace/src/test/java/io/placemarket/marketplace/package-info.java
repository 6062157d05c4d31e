@NullMarked
package io.placemarket.marketplace;

import org.jspecify.annotations.NullMarked;
