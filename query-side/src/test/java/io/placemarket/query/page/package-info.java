/** What the pages are made of. */
@NullMarked
package io.placemarket.query.page;

import org.jspecify.annotations.NullMarked;
