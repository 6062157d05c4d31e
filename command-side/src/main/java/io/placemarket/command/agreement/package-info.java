/** What providers and education providers agree before anything is booked. */
@NullMarked
package io.placemarket.command.agreement;

import org.jspecify.annotations.NullMarked;
