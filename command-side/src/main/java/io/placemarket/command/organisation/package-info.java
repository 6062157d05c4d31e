/** Organisations that take part in the market. */
@NullMarked
package io.placemarket.command.organisation;

import org.jspecify.annotations.NullMarked;
