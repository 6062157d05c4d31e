/** Tests of commands without a connection. */
@NullMarked
package io.placemarket.embedded.command;

import org.jspecify.annotations.NullMarked;
