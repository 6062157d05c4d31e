/** What one side answers and the side that has pages shows. */
@NullMarked
package io.placemarket.edge.page;

import org.jspecify.annotations.NullMarked;
