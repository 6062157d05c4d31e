/** Every failure as problem details (RFC 9457). */
@NullMarked
package io.placemarket.edge.problem;

import org.jspecify.annotations.NullMarked;
