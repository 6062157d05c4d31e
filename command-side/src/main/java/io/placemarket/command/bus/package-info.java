/** How a command reaches its handler, and its events the log. */
@NullMarked
package io.placemarket.command.bus;

import org.jspecify.annotations.NullMarked;
