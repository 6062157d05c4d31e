/** The capacity board: week by profession, care system, sector, mode or supervision model; as of now, and as it changes. */
@NullMarked
package io.placemarket.query.board;

import org.jspecify.annotations.NullMarked;
