/** Both sides of the market in one process, on the embedded store unless a database is configured. */
@NullMarked
package io.placemarket.marketplace;

import org.jspecify.annotations.NullMarked;
