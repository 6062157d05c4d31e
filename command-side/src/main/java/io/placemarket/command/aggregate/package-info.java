/** How handlers reach aggregates, and learn who asks. */
@NullMarked
package io.placemarket.command.aggregate;

import org.jspecify.annotations.NullMarked;
