/** Whether areas would take students, before they offer anything. */
@NullMarked
package io.placemarket.query.appetite;

import org.jspecify.annotations.NullMarked;
