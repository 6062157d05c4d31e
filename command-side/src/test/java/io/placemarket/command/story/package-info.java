/** What people do in the market, told in their words. */
@NullMarked
package io.placemarket.command.story;

import org.jspecify.annotations.NullMarked;
