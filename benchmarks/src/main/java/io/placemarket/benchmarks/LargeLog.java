package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.MongoEventStorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;

/**
 * A log of so many events, in units of twenty; among them, spread over the whole length and each in a busy batch, the events of
 * some aggregates that are to be loaded.
 */
final class LargeLog implements AutoCloseable {
    static final int PROBES = 100;
    static final int PROBE_EVENTS = 50;
    private static final int IN_A_UNIT = 20;
    private static final int UNDER_WAY = 256;
    private static final int APPENDING = 1_000;
    private static final String NOTE = "y".repeat(100);

    private final EventLog log;
    private final MongoEventStorageEngine engine;

    private LargeLog(EventLog log) {
        this.log = log;
        this.engine = MongoEventStorageEngine.on(log, Engines.SERIALIZER);
    }

    /** Makes it unless it is there, whole. */
    static LargeLog in(MongoClient client, String database, String collection, int events, Report report) {
        MongoDatabase target = client.getDatabase(database);
        MongoCollection<Document> made = target.getCollection(collection + "_made");
        boolean there = made.find(Filters.eq("_id", events)).first() != null;
        if (!there) {
            target.getCollection(collection).drop();
        }
        LargeLog large =
                new LargeLog(EventLog.open(target, LogOptions.defaults().withCollection(collection)));
        if (!there) {
            long start = System.nanoTime();
            large.fill(events);
            made.insertOne(new Document("_id", events));
            if (events >= 1_000_000) {
                report.note("A log of %,d events was made in %d s"
                        .formatted(events, (System.nanoTime() - start) / 1_000_000_000));
            }
        }
        return large;
    }

    private void fill(int events) {
        long steps = (long) PROBES * PROBE_EVENTS;
        long fillers = Math.max(0, (events - steps) / IN_A_UNIT);
        Semaphore free = new Semaphore(UNDER_WAY);
        List<CompletableFuture<Void>> failed = new ArrayList<>();
        long filled = 0;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long step = 0; step < steps; step++) {
                int probe = (int) (step % PROBES);
                long sequence = step / PROBES;
                append(List.of(event(probe(probe), sequence)), free, callers, failed);
                for (; filled < fillers * (step + 1) / steps; filled++) {
                    append(unit("fill-" + filled), free, callers, failed);
                }
                if (probe == PROBES - 1) {
                    // An aggregate's next event waits for the one before.
                    free.acquireUninterruptibly(UNDER_WAY);
                    free.release(UNDER_WAY);
                }
            }
        }
        failed.forEach(CompletableFuture::join);
    }

    private void append(
            List<EventMessage<?>> unit, Semaphore free, ExecutorService callers, List<CompletableFuture<Void>> failed) {
        free.acquireUninterruptibly();
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> engine.appendEvents(unit), callers)
                .whenComplete((nothing, failure) -> free.release());
        failed.removeIf(append -> append.isDone() && !append.isCompletedExceptionally());
        failed.add(done);
    }

    private static List<EventMessage<?>> unit(String aggregate) {
        List<EventMessage<?>> unit = new ArrayList<>(IN_A_UNIT);
        for (int i = 0; i < IN_A_UNIT; i++) {
            unit.add(event(aggregate, i));
        }
        return unit;
    }

    private static EventMessage<?> event(String aggregate, long sequenceNumber) {
        return new GenericDomainEventMessage<>("Tally", aggregate, sequenceNumber, new Tally.Counted(aggregate, NOTE));
    }

    private static String probe(int number) {
        return "probe-" + number;
    }

    long events() {
        return log.headPosition();
    }

    /** Milliseconds that loading one of the spread aggregates takes, on average of all. */
    double loading() {
        long start = System.nanoTime();
        for (int probe = 0; probe < PROBES; probe++) {
            loadOne(probe);
        }
        return (System.nanoTime() - start) / 1e6 / PROBES;
    }

    void loadOne(int probe) {
        long events = engine.readEvents(probe(probe)).asStream().count();
        if (events != PROBE_EVENTS) {
            throw new IllegalStateException(probe(probe) + " has " + events + " events");
        }
    }

    /** Commands a second to new aggregates. */
    double appending(long millis) throws Exception {
        String prefix = "append-" + UUID.randomUUID() + "-";
        try (CommandLoad load = new CommandLoad(
                MongoEventStorageEngine.on(log, Engines.SERIALIZER),
                new LogTransactionManager(log),
                APPENDING,
                prefix)) {
            load.warmUp();
            return load.run(millis);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
