/** What runs first, on any Java from 17 on, to say which Java is needed. */
@NullMarked
package io.placemarket.marketplace.launch;

import org.jspecify.annotations.NullMarked;
