/** The demonstration region: told through the real commands on the first start, kept alive by a gentle simulated market. */
@NullMarked
package io.placemarket.marketplace.demonstration;

import org.jspecify.annotations.NullMarked;
