/** Spreadsheets in and out. */
@NullMarked
package io.placemarket.edge.csv;

import org.jspecify.annotations.NullMarked;
