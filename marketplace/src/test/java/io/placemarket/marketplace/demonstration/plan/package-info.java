@NullMarked
package io.placemarket.marketplace.demonstration.plan;

import org.jspecify.annotations.NullMarked;
