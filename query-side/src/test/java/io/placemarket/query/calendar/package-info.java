@NullMarked
package io.placemarket.query.calendar;

import org.jspecify.annotations.NullMarked;
