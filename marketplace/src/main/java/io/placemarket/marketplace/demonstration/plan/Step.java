package io.placemarket.marketplace.demonstration.plan;

import java.time.Instant;

/**
 * One thing to do in the demonstration region.
 *
 * @param key its idempotency key: the same in every run of the same plan, so that an interrupted start resumes
 * @param at as of when it happens
 * @param intent what
 */
public record Step(String key, Instant at, Intent intent) {}
