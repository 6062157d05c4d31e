/** Placement areas: the one place where capacity is kept. */
@NullMarked
package io.placemarket.command.area;

import org.jspecify.annotations.NullMarked;
