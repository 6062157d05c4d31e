@NullMarked
package io.placemarket.command.authority;

import org.jspecify.annotations.NullMarked;
