@NullMarked
package io.placemarket.marketplace.demonstration;

import org.jspecify.annotations.NullMarked;
