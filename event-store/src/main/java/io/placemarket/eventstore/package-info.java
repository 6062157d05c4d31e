/**
 * An event log on MongoDB for Axon: a unit of work is one document, and its identity is its place in the log.
 *
 * <p>Start with {@link io.placemarket.eventstore.EventLog}.
 */
@NullMarked
package io.placemarket.eventstore;

import org.jspecify.annotations.NullMarked;
