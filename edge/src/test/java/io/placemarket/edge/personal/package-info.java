@NullMarked
package io.placemarket.edge.personal;

import org.jspecify.annotations.NullMarked;
