/** The adjustments a student needs: for the two organisations concerned, and nobody else. */
@NullMarked
package io.placemarket.query.adjustment;

import org.jspecify.annotations.NullMarked;
