@NullMarked
package io.placemarket.query.change;

import org.jspecify.annotations.NullMarked;
