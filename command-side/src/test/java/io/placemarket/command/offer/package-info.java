@NullMarked
package io.placemarket.command.offer;

import org.jspecify.annotations.NullMarked;
