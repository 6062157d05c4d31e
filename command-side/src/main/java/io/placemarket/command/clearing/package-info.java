/** Clearing: who asks before a release, and how all of them are resolved together. */
@NullMarked
package io.placemarket.command.clearing;

import org.jspecify.annotations.NullMarked;
