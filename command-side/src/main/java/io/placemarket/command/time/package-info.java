/** Today, this week, deadlines, and what the market does when they pass. */
@NullMarked
package io.placemarket.command.time;

import org.jspecify.annotations.NullMarked;
