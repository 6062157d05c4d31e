package io.placemarket.query.views;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log how far the first reading of everything has come, every {@value #SECONDS} seconds, and how long it took. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final int SECONDS = 2;
    private static final int LOOK_AT_CLOCK_EVERY = 1_000;

    private final Clock clock;
    private final long from;
    private final long goal;
    private final Instant start;
    private Instant told;
    private int units;

    /** @param from the position the views began with */
    Progress(Clock clock, long from, long goal) {
        this.clock = clock;
        this.from = from;
        this.goal = goal;
        this.start = clock.instant();
        this.told = start;
    }

    void at(long position) {
        if (++units % LOOK_AT_CLOCK_EVERY == 0) {
            Instant now = clock.instant();
            if (Duration.between(told, now).toSeconds() >= SECONDS) {
                told = now;
                LOG.info("{}", line("Reading the log: %,d of %,d events".formatted(position, goal), position, now));
            }
        }
    }

    /** How far it is. */
    Building now(long position) {
        return Building.at(
                from, position, goal, Duration.between(start, clock.instant()).toMillis());
    }

    void level(long position) {
        if (position > 0) {
            LOG.info(
                    "{}",
                    line(
                            "The views are level with the log: %,d events".formatted(position),
                            position,
                            clock.instant()));
        }
    }

    private String line(String what, long position, Instant now) {
        long millis = Math.max(1, Duration.between(start, now).toMillis());
        return String.format(
                Locale.ROOT, "%s in %.1f s, %,d/s", what, millis / 1000.0, (position - from) * 1000 / millis);
    }
}
