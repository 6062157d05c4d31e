/** Load programs that print their figures beside a reference of the same run. */
@NullMarked
package io.placemarket.benchmarks;

import org.jspecify.annotations.NullMarked;
