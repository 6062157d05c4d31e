package io.placemarket.query.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the building of other views beside the live ones has come.
 *
 * @param position of the last event they have taken in
 * @param goal where the live views are
 * @param eventsPerSecond since it began
 * @param endedAt once it has
 * @param failure why it failed, where it did: then the live views are as they were
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Rebuild(
        State state,
        Instant startedAt,
        long position,
        long goal,
        long eventsPerSecond,
        Optional<Instant> endedAt,
        Optional<String> failure) {
    /** What it does. */
    public enum State {
        /** Reads the log from its beginning. */
        FOLDING,
        /** Its views have taken the place of those before. */
        SWAPPED,
        FAILED
    }
}
