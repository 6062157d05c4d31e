@NullMarked
package io.placemarket.query.plan;

import org.jspecify.annotations.NullMarked;
