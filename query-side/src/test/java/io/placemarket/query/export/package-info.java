@NullMarked
package io.placemarket.query.export;

import org.jspecify.annotations.NullMarked;
