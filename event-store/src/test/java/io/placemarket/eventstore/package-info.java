/** What the log promises, tried. */
@NullMarked
package io.placemarket.eventstore;

import org.jspecify.annotations.NullMarked;
