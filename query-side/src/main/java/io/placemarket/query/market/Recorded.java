package io.placemarket.query.market;

import io.placemarket.kernel.event.DomainEvent;
import java.time.Instant;

/**
 * An event with its place in the log.
 *
 * @param position from 1, without gaps
 * @param at when it happened, as the side that decided says
 * @param revision its number among its aggregate's events, from 0
 */
public record Recorded(long position, Instant at, long revision, DomainEvent event) {}
