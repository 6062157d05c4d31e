/** Standing alerts: which figures a user wants to hear of when they go beyond a number. */
@NullMarked
package io.placemarket.command.alert;

import org.jspecify.annotations.NullMarked;
