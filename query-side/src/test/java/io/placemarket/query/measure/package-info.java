@NullMarked
package io.placemarket.query.measure;

import org.jspecify.annotations.NullMarked;
