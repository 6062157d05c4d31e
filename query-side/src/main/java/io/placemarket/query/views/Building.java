package io.placemarket.query.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalLong;

/**
 * How far the first reading of the log has come, before which nothing is answered.
 *
 * @param position of the last event taken in
 * @param goal what must be taken in before the first answer
 * @param eventsPerSecond since it began
 * @param readyInSeconds when it will be there at this rate; nothing while the rate is not known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Building(long position, long goal, long eventsPerSecond, OptionalLong readyInSeconds) {
    private static final long SOON = 1;
    /** Who waits longer than that looks again all the same: it may have gone faster. */
    private static final long LATER = 30;

    static Building at(long from, long position, long goal, long millis) {
        long rate = (position - from) * 1000 / Math.max(1, millis);
        return new Building(
                position,
                goal,
                rate,
                rate == 0 ? OptionalLong.empty() : OptionalLong.of(Math.ceilDiv(goal - position, rate)));
    }

    /** After how many seconds to ask again. */
    long retryAfterSeconds() {
        return Math.clamp(readyInSeconds.orElse(SOON), SOON, LATER);
    }

    /** In a sentence. */
    String told() {
        return "The views are being built from the log: %,d of %,d events so far%s."
                .formatted(
                        position,
                        goal,
                        readyInSeconds.isEmpty()
                                ? ""
                                : ", %,d a second, ready in about %,d s"
                                        .formatted(eventsPerSecond, readyInSeconds.getAsLong()));
    }
}
