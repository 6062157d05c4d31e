/** Accounts, sign-in, and who acts. */
@NullMarked
package io.placemarket.edge.account;

import org.jspecify.annotations.NullMarked;
