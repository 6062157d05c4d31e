/** What the demonstration region is made of: a seed and a day become a list of things people did. Pure. */
@NullMarked
package io.placemarket.marketplace.demonstration.plan;

import org.jspecify.annotations.NullMarked;
