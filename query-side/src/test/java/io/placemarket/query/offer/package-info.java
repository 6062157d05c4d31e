/** Who sees what of offers and of what is said before them. */
@NullMarked
package io.placemarket.query.offer;

import org.jspecify.annotations.NullMarked;
