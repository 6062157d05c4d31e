@NullMarked
package io.placemarket.command.plan;

import org.jspecify.annotations.NullMarked;
