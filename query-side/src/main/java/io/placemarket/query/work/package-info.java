/** Whose work is waiting: for each user the short list of what needs them. */
@NullMarked
package io.placemarket.query.work;

import org.jspecify.annotations.NullMarked;
