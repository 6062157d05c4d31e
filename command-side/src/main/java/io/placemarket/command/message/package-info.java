/** What can be asked of the market, as one sealed family of imperatives. */
@NullMarked
package io.placemarket.command.message;

import org.jspecify.annotations.NullMarked;
