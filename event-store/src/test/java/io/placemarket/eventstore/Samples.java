package io.placemarket.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Events to fill a log with. */
final class Samples {
    private Samples() {}

    /** So many units of one event each, each acknowledged before the next. */
    static void append(EventLog log, int units) {
        for (int i = 0; i < units; i++) {
            appendUnit(log, 1);
        }
    }

    /** So many units of one event each, without waiting in between. */
    static void appendTogether(EventLog log, int units) {
        List<CompletableFuture<Appended>> together = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            together.add(log.append(List.of(plain("{\"i\":" + i + "}"))));
        }
        together.forEach(Appending::await);
    }

    static Appended appendUnit(EventLog log, int events) {
        List<StoredEvent> unit = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            unit.add(plain("{\"i\":" + i + "}"));
        }
        return Appending.await(log.append(unit));
    }

    static StoredEvent plain(String payload) {
        return new StoredEvent(UUID.randomUUID().toString(), "Sample", null, null, Instant.EPOCH, "{}", payload);
    }

    static StoredEvent of(String aggregateId, long sequenceNumber) {
        return new StoredEvent(
                UUID.randomUUID().toString(),
                "Sample",
                null,
                new StoredEvent.Aggregate("Sample", aggregateId, sequenceNumber),
                Instant.EPOCH,
                "{}",
                "{}");
    }
}
