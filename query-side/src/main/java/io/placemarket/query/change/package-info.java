/** What changed between two moments: which cells, areas and offers, and why. */
@NullMarked
package io.placemarket.query.change;

import org.jspecify.annotations.NullMarked;
