/** Appetite before offers. */
@NullMarked
package io.placemarket.command.appetite;

import org.jspecify.annotations.NullMarked;
