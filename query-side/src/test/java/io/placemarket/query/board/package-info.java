@NullMarked
package io.placemarket.query.board;

import org.jspecify.annotations.NullMarked;
