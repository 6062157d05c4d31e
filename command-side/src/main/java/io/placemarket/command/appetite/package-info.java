/** Whether areas would take students, before they offer anything. */
@NullMarked
package io.placemarket.command.appetite;

import org.jspecify.annotations.NullMarked;
