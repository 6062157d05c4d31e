/** Whole lists as files, made of their answers as JSON, read page by page as they are sent. */
@NullMarked
package io.placemarket.query.export;

import org.jspecify.annotations.NullMarked;
