/** Agreements before bookings. */
@NullMarked
package io.placemarket.command.agreement;

import org.jspecify.annotations.NullMarked;
