@NullMarked
package io.placemarket.command.bus;

import org.jspecify.annotations.NullMarked;
