/** Whether the load programs count and judge rightly. */
@NullMarked
package io.placemarket.benchmarks;

import org.jspecify.annotations.NullMarked;
