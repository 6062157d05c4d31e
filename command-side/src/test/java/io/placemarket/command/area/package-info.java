@NullMarked
package io.placemarket.command.area;

import org.jspecify.annotations.NullMarked;
