@NullMarked
package io.placemarket.query.risk;

import org.jspecify.annotations.NullMarked;
