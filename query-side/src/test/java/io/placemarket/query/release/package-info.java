@NullMarked
package io.placemarket.query.release;

import org.jspecify.annotations.NullMarked;
