@NullMarked
package io.placemarket.command.cohort;

import org.jspecify.annotations.NullMarked;
