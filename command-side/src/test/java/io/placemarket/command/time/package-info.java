@NullMarked
package io.placemarket.command.time;

import org.jspecify.annotations.NullMarked;
