/** Positions in the log, revisions and idempotency keys, as headers and parameters. */
@NullMarked
package io.placemarket.edge.position;

import org.jspecify.annotations.NullMarked;
