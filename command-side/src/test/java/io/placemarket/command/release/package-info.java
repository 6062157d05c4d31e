@NullMarked
package io.placemarket.command.release;

import org.jspecify.annotations.NullMarked;
