/** The release of an offer: what is asked before it, and the seed of its lottery. */
@NullMarked
package io.placemarket.command.release;

import org.jspecify.annotations.NullMarked;
