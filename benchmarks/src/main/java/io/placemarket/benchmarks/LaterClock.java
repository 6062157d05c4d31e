package io.placemarket.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** The system's clock, so much ahead as it is told at each look. */
final class LaterClock extends Clock {
    private final Clock clock = Clock.systemUTC();
    private final Supplier<Duration> ahead;

    LaterClock(Supplier<Duration> ahead) {
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the market's zone is its own");
    }
}
