/** Every command, sent twice under one key. */
@org.jspecify.annotations.NullMarked
package io.placemarket.command.repeat;
