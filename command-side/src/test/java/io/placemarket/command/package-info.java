@NullMarked
package io.placemarket.command;

import org.jspecify.annotations.NullMarked;
