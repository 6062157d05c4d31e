/** Keeps the market's views level with the log, on one thread that owns them, and lets others ask. */
@NullMarked
package io.placemarket.query.views;

import org.jspecify.annotations.NullMarked;
