@NullMarked
package io.placemarket.command.clearing;

import org.jspecify.annotations.NullMarked;
