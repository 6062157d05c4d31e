/** Keeps the log provable: its heads are signed, and it is verified before it is written to. */
@NullMarked
package io.placemarket.command.proof;

import org.jspecify.annotations.NullMarked;
