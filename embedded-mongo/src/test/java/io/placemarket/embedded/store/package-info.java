/** Tests of the files themselves. */
@NullMarked
package io.placemarket.embedded.store;

import org.jspecify.annotations.NullMarked;
