/** What is planned: how many students are to start, by the region or by the education provider itself. */
@NullMarked
package io.placemarket.command.plan;

import org.jspecify.annotations.NullMarked;
