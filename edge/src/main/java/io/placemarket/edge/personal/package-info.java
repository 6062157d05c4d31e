/** Personal data: a university's own student numbers, sealed under a key of each student's own. */
@NullMarked
package io.placemarket.edge.personal;

import org.jspecify.annotations.NullMarked;
