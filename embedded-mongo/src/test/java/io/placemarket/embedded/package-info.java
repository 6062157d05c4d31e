/** Tests of the embedded store. */
@NullMarked
package io.placemarket.embedded;

import org.jspecify.annotations.NullMarked;
