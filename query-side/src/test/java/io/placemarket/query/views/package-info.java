@NullMarked
package io.placemarket.query.views;

import org.jspecify.annotations.NullMarked;
