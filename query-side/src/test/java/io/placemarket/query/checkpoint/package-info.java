@NullMarked
package io.placemarket.query.checkpoint;

import org.jspecify.annotations.NullMarked;
