/** The market as the log tells it, in memory: one small fold a part of the business, all at one position. Plain Java. */
@NullMarked
package io.placemarket.query.market;

import org.jspecify.annotations.NullMarked;
