/** What people ask the market to watch for them, and the calendars it keeps for them. */
@NullMarked
package io.placemarket.kernel.watch;

import org.jspecify.annotations.NullMarked;
