/** A durable, indexed server of the MongoDB protocol inside the JVM. */
@NullMarked
package io.placemarket.embedded;

import org.jspecify.annotations.NullMarked;
