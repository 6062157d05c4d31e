/** The market as it was: folded anew from the log, a few moments kept, for whoever asks of the past. */
@NullMarked
package io.placemarket.query.past;

import org.jspecify.annotations.NullMarked;
