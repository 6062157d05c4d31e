/** The programs as their users start them: real processes. */
@NullMarked
package io.placemarket.marketplace.process;

import org.jspecify.annotations.NullMarked;
