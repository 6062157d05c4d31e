/** The side of the market that shows: views folded from the log, the live board, the HTTP API that reads. */
@NullMarked
package io.placemarket.query;

import org.jspecify.annotations.NullMarked;
