/** Standing alerts: of which places a user wants to hear when they become few. */
@NullMarked
package io.placemarket.command.alert;

import org.jspecify.annotations.NullMarked;
