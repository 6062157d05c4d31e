/** Who may do what: one table, whatever the way in. */
@NullMarked
package io.placemarket.command.authority;

import org.jspecify.annotations.NullMarked;
