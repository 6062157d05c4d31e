package io.placemarket.query.alert;

import java.time.Instant;

/**
 * An alert that is another now.
 *
 * @param flipped whether it was raised or cleared, rather than raised before with other numbers
 */
public record AlertChange(AlertRow alert, boolean flipped, long position, Instant at) {}
