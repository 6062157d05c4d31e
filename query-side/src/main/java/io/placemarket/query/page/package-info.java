/** The web pages: rendered here from the views, enhanced in the browser; what changes things goes to the API. */
@NullMarked
package io.placemarket.query.page;

import org.jspecify.annotations.NullMarked;
