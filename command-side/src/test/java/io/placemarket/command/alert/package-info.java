/** Standing alerts. */
@NullMarked
package io.placemarket.command.alert;

import org.jspecify.annotations.NullMarked;
