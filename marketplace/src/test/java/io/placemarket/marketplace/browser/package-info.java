/** The pages in a browser: the users' jobs, the live board, and whether everybody can use them. */
@NullMarked
package io.placemarket.marketplace.browser;

import org.jspecify.annotations.NullMarked;
