/** What universities say of a cohort's students, one by one or as a table: programmes started, completed or left, and requirements. */
@NullMarked
package io.placemarket.command.programme;

import org.jspecify.annotations.NullMarked;
