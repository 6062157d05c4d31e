/** Whole lists as files, read page by page as they are sent. */
@NullMarked
package io.placemarket.query.export;

import org.jspecify.annotations.NullMarked;
