/** Organisations as everybody sees them. */
@NullMarked
package io.placemarket.query.organisation;

import org.jspecify.annotations.NullMarked;
