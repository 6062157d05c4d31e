/** How many students are planned to start (the multi-professional education and training investment plan). */
@NullMarked
package io.placemarket.kernel.plan;

import org.jspecify.annotations.NullMarked;
