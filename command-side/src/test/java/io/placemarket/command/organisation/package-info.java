@NullMarked
package io.placemarket.command.organisation;

import org.jspecify.annotations.NullMarked;
