/** What is told of bookings, and what of it is sealed. */
@NullMarked
package io.placemarket.query.booking;

import org.jspecify.annotations.NullMarked;
