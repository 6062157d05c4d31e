@NullMarked
package io.placemarket.query.unmet;

import org.jspecify.annotations.NullMarked;
