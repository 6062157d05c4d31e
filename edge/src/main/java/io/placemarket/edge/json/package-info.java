/** JSON over HTTP, and the checks of what it says. */
@NullMarked
package io.placemarket.edge.json;

import org.jspecify.annotations.NullMarked;
