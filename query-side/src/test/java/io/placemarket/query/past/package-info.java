@NullMarked
package io.placemarket.query.past;

import org.jspecify.annotations.NullMarked;
