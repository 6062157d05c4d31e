/** Keeps documents and index entries in files: journal, tree, units of work. */
@NullMarked
package io.placemarket.embedded.store;

import org.jspecify.annotations.NullMarked;
