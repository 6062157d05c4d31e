/** What every read has in common: filters, pages, who may see what. */
@NullMarked
package io.placemarket.query.reading;

import org.jspecify.annotations.NullMarked;
