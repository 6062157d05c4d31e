@NullMarked
package io.placemarket.command.proof;

import org.jspecify.annotations.NullMarked;
