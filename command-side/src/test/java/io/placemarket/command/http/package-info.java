@NullMarked
package io.placemarket.command.http;

import org.jspecify.annotations.NullMarked;
