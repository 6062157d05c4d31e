/** Reads raw BSON and orders its values as MongoDB does. */
@NullMarked
package io.placemarket.embedded.bson;

import org.jspecify.annotations.NullMarked;
