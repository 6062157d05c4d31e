/** Random histories of all commands, judged by a market that recounts everything from what happened. */
@NullMarked
package io.placemarket.command.model;

import org.jspecify.annotations.NullMarked;
