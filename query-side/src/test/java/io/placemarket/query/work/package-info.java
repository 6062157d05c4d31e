@NullMarked
package io.placemarket.query.work;

import org.jspecify.annotations.NullMarked;
