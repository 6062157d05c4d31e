/** Changes documents as MongoDB's update operators do, and compares as all of the store does. */
@NullMarked
package io.placemarket.embedded.update;

import org.jspecify.annotations.NullMarked;
