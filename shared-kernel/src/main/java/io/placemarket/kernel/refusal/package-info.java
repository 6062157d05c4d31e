/** What the rules of the market say no to: sealed types, each with what it tells and what would be accepted. */
@NullMarked
package io.placemarket.kernel.refusal;

import org.jspecify.annotations.NullMarked;
