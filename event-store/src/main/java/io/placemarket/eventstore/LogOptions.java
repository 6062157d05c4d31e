package io.placemarket.eventstore;

import java.time.Clock;
import java.time.Duration;

/**
 * How an {@link EventLog} behaves; {@link #defaults()} suits a market of a region.
 *
 * @param collection name of the log's collection, without '$' and blanks; snapshots stand beside it in {@code <collection>_snapshots}
 * @param clock stamps each unit of work
 * @param unitsPerInsert most units of work in one insert, 1 to 1,000
 * @param bytesPerUnit largest unit of work accepted, at most 16,000,000 (a document's limit is 16 MiB)
 * @param operationTimeout bound of one round trip to the database, at least a millisecond
 * @param outcomeBound how long a commit without an answer is pursued before its caller hears "unknown", at least a millisecond
 * @param pollAtLeast pause between two looks at the head while other processes are writing
 * @param pollAtMost pause between two looks at the head of a quiet log
 */
public record LogOptions(
        String collection,
        Clock clock,
        int unitsPerInsert,
        int bytesPerUnit,
        Duration operationTimeout,
        Duration outcomeBound,
        Duration pollAtLeast,
        Duration pollAtMost) {

    /** Refuses values outside the documented ranges. */
    public LogOptions {
        if (collection.isEmpty()
                || collection.contains("$")
                || collection.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("A log's collection needs a name without '$' and blanks");
        }
        if (operationTimeout.toMillis() < 1 || outcomeBound.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The bounds of a round trip and of an outcome are a millisecond or more: " + operationTimeout + ", "
                            + outcomeBound);
        }
        if (unitsPerInsert < 1 || unitsPerInsert > 1_000) {
            throw new IllegalArgumentException("Between 1 and 1,000 units of work fit one insert: " + unitsPerInsert);
        }
        if (bytesPerUnit < 1 || bytesPerUnit > 16_000_000) {
            throw new IllegalArgumentException("A unit of work is at most 16,000,000 bytes: " + bytesPerUnit);
        }
        if (pollAtLeast.isNegative() || pollAtLeast.isZero() || pollAtMost.compareTo(pollAtLeast) < 0) {
            throw new IllegalArgumentException("Polling pauses must be positive and ordered");
        }
    }

    /** The collection {@code log}, the system's UTC clock, and bounds that suit interactive use. */
    public static LogOptions defaults() {
        return new LogOptions(
                "log",
                Clock.systemUTC(),
                128,
                15_000_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(4),
                Duration.ofMillis(100));
    }

    /** The same with another collection. */
    public LogOptions withCollection(String name) {
        return new LogOptions(
                name, clock, unitsPerInsert, bytesPerUnit, operationTimeout, outcomeBound, pollAtLeast, pollAtMost);
    }

    /** The same with another clock. */
    public LogOptions withClock(Clock other) {
        return new LogOptions(
                collection,
                other,
                unitsPerInsert,
                bytesPerUnit,
                operationTimeout,
                outcomeBound,
                pollAtLeast,
                pollAtMost);
    }

    /** The same with other bounds for one round trip and for the pursuit of an unanswered commit. */
    public LogOptions withBounds(Duration operation, Duration outcome) {
        return new LogOptions(
                collection, clock, unitsPerInsert, bytesPerUnit, operation, outcome, pollAtLeast, pollAtMost);
    }

    /** The same with another limit for one unit of work. */
    public LogOptions withBytesPerUnit(int bytes) {
        return new LogOptions(
                collection, clock, unitsPerInsert, bytes, operationTimeout, outcomeBound, pollAtLeast, pollAtMost);
    }

    /** The same with another number of units of work in one insert. */
    public LogOptions withUnitsPerInsert(int units) {
        return new LogOptions(
                collection, clock, units, bytesPerUnit, operationTimeout, outcomeBound, pollAtLeast, pollAtMost);
    }
}
