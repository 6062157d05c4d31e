/** What is planned, for those who plan it. */
@NullMarked
package io.placemarket.query.plan;

import org.jspecify.annotations.NullMarked;
