/** What providers and education providers agreed. */
@NullMarked
package io.placemarket.query.agreement;

import org.jspecify.annotations.NullMarked;
