/** What every event is: a past-tense fact with a stable name. */
@NullMarked
package io.placemarket.kernel.event;

import org.jspecify.annotations.NullMarked;
