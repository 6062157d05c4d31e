/** The views as they stood at a position, kept beside the log so that a restart and a look back need not fold everything. */
@NullMarked
package io.placemarket.query.checkpoint;

import org.jspecify.annotations.NullMarked;
