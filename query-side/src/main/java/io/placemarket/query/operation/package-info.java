/** What runs, for those who run it: the log, the views and the nodes. */
@NullMarked
package io.placemarket.query.operation;

import org.jspecify.annotations.NullMarked;
