@NullMarked
package io.placemarket.command.programme;

import org.jspecify.annotations.NullMarked;
