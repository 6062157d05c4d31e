@NullMarked
package io.placemarket.query.cohort;

import org.jspecify.annotations.NullMarked;
