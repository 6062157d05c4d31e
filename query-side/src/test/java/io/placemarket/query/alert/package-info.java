@NullMarked
package io.placemarket.query.alert;

import org.jspecify.annotations.NullMarked;
