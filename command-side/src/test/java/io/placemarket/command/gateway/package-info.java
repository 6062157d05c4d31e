@NullMarked
package io.placemarket.command.gateway;

import org.jspecify.annotations.NullMarked;
