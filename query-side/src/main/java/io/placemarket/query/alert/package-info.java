/** Standing alerts: which are raised now, on request and as it changes. */
@NullMarked
package io.placemarket.query.alert;

import org.jspecify.annotations.NullMarked;
