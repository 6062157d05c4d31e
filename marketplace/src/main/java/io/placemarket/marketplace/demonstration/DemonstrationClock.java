package io.placemarket.marketplace.demonstration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The market's clock while the region's past is told: it stands at the moment that is being told, and follows the real one afterwards, so
 * that every command is decided as of when it happened.
 */
final class DemonstrationClock extends Clock {
    private final Clock real;
    private final AtomicReference<Optional<Instant>> heldAt;

    private DemonstrationClock(Clock real, Optional<Instant> heldAt) {
        this.real = real;
        this.heldAt = new AtomicReference<>(heldAt);
    }

    /** Follows the real clock from the start. */
    static DemonstrationClock following(Clock real) {
        return new DemonstrationClock(real, Optional.empty());
    }

    /** Stands still at that moment at first. */
    static DemonstrationClock heldAt(Instant moment, Clock real) {
        return new DemonstrationClock(real, Optional.of(moment));
    }

    /** Stands at that moment from now on. */
    void hold(Instant moment) {
        heldAt.set(Optional.of(moment));
    }

    /** Follows the real clock from now on. */
    void release() {
        heldAt.set(Optional.empty());
    }

    @Override
    public Instant instant() {
        return heldAt.get().orElseGet(real::instant);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(zone);
    }

    /** The same moment, read in another zone. */
    private final class InZone extends Clock {
        private final ZoneId zone;

        InZone(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return DemonstrationClock.this.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(other);
        }
    }
}
