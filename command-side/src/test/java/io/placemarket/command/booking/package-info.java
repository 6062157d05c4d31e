@NullMarked
package io.placemarket.command.booking;

import org.jspecify.annotations.NullMarked;
