@NullMarked
package io.placemarket.query.operation;

import org.jspecify.annotations.NullMarked;
