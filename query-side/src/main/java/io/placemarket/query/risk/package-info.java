/** Which bookings are at risk where more is booked than is safe, in the published order. */
@NullMarked
package io.placemarket.query.risk;

import org.jspecify.annotations.NullMarked;
