/** Answers the commands of the MongoDB protocol. */
@NullMarked
package io.placemarket.embedded.command;

import org.jspecify.annotations.NullMarked;
