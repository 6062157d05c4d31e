/** Demand for which nothing fits, as a region must see it before a term begins. */
@NullMarked
package io.placemarket.query.unmet;

import org.jspecify.annotations.NullMarked;
