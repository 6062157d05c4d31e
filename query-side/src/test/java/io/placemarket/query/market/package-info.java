@NullMarked
package io.placemarket.query.market;

import org.jspecify.annotations.NullMarked;
