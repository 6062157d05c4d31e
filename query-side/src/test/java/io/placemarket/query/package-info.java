@NullMarked
package io.placemarket.query;

import org.jspecify.annotations.NullMarked;
