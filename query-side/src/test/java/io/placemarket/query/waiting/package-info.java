@NullMarked
package io.placemarket.query.waiting;

import org.jspecify.annotations.NullMarked;
