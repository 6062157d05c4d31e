package io.placemarket.eventstore;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.RawBsonDocument;

/** A unit of work on its way into the log. */
final class PendingUnit {
    private static final String PROCESS =
            UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    private static final AtomicLong ATTEMPTS = new AtomicLong();

    private final NewUnit unit;
    private final Hash content;
    private final byte[] body;
    private final Footing footing;
    private final String attempt = PROCESS + "-" + Long.toString(ATTEMPTS.incrementAndGet(), Character.MAX_RADIX);
    private final long since = System.nanoTime();
    private final CompletableFuture<Appended> outcome = new CompletableFuture<>();
    private final CompletableFuture<Appended> answer;
    private final OnItsWay way;

    PendingUnit(NewUnit unit, Hash content, byte[] body, Footing footing, LogStatistics statistics) {
        this.unit = unit;
        this.content = content;
        this.body = body;
        this.footing = footing;
        statistics.entered();
        this.answer = outcome.whenComplete((place, failure) -> statistics.left(failure));
        this.way = new OnItsWay(answer);
    }

    NewUnit unit() {
        return unit;
    }

    Hash content() {
        return content;
    }

    /** Of its document, at most. */
    long bytes() {
        return UnitBytes.size(body);
    }

    RawBsonDocument documentAt(UnitDocument place) {
        return UnitBytes.at(place, body);
    }

    String attempt() {
        return attempt;
    }

    /** Nanoseconds since it was handed in. */
    long age() {
        return System.nanoTime() - since;
    }

    CompletableFuture<Appended> outcome() {
        return outcome;
    }

    OnItsWay way() {
        return way;
    }

    boolean restsOn(PendingUnit other) {
        return footing.ground().contains(other.way);
    }

    /** Leaves when what it was decided on never happened, or is so no more. */
    boolean leftWithItsFooting(ForeignUnits others) {
        if (!footing.isLost(others)) {
            return false;
        }
        outcome.completeExceptionally(new FootingLostException());
        return true;
    }

    /** The outcome, counted. */
    CompletableFuture<Appended> answer() {
        return answer;
    }

    boolean isAt(UnitDocument place) {
        return attempt.equals(place.attempt());
    }

    void stored(UnitDocument place) {
        outcome.complete(new Appended(place.position(), place.next() - 1));
    }
}
