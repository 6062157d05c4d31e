/** The pages that list every event, command and refusal, written from the code so that they cannot drift. */
@NullMarked
package io.placemarket.marketplace.catalogue;

import org.jspecify.annotations.NullMarked;
