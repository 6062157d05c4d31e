/** The command side: what changes the market. */
@NullMarked
package io.placemarket.command;

import org.jspecify.annotations.NullMarked;
