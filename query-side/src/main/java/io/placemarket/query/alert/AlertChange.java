package io.placemarket.query.alert;

import java.time.Instant;

/** An alert that was raised or cleared, as it is since then. */
public record AlertChange(AlertRow alert, long position, Instant at) {}
