/** The way in: from a request to a command, and from its receipt to an answer. */
@NullMarked
package io.placemarket.command.gateway;

import org.jspecify.annotations.NullMarked;
