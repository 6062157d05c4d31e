/** Providers and education providers. */
@NullMarked
package io.placemarket.kernel.organisation;

import org.jspecify.annotations.NullMarked;
