/** The measures a region answers for, each with numerator, denominator and definition. */
@NullMarked
package io.placemarket.query.measure;

import org.jspecify.annotations.NullMarked;
