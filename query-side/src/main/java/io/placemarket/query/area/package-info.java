/** Placement areas and their weeks. */
@NullMarked
package io.placemarket.query.area;

import org.jspecify.annotations.NullMarked;
