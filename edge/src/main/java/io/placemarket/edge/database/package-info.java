/** The connection to the database, and the clock. */
@NullMarked
package io.placemarket.edge.database;

import org.jspecify.annotations.NullMarked;
