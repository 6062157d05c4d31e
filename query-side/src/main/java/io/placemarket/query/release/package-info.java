/** What was asked of an offer before its release, and what became of it. */
@NullMarked
package io.placemarket.query.release;

import org.jspecify.annotations.NullMarked;
