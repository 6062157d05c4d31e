/** Reference data: professions, integrated care boards, organisations, universities, postcode districts. */
@NullMarked
package io.placemarket.kernel.reference;

import org.jspecify.annotations.NullMarked;
