package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.CommandReceipts;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.IdempotencyKey;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.LogUnavailableException;
import io.placemarket.eventstore.LogUnusableException;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.OutcomeUnknownException;
import io.placemarket.eventstore.Receipt;
import io.placemarket.eventstore.RetryOnConflict;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that sends commands, each under a key of its own, until it is killed or told to stop, and prints what it was told
 * about each: URI, database, name.
 */
final class FaultWriter {
    private static final int CALLERS = 6;
    private static volatile boolean stopped;

    private FaultWriter() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[2];
        Thread.ofPlatform().daemon().start(FaultWriter::awaitStop);
        LogOptions options = LogOptions.defaults().withBounds(Duration.ofSeconds(2), Duration.ofSeconds(4));
        try (MongoClient client = MongoClients.create(arguments[0]);
                EventLog log = open(client, arguments[1], options);
                CommandLoad load = new CommandLoad(
                        MongoEventStorageEngine.on(log, Engines.SERIALIZER),
                        new LogTransactionManager(log),
                        1,
                        "tally-");
                CommandReceipts receipts =
                        new CommandReceipts(log, load.bus(), Engines.SERIALIZER, new RetryOnConflict(3))) {
            AtomicLong next = new AtomicLong();
            Thread[] callers = new Thread[CALLERS];
            for (int i = 0; i < CALLERS; i++) {
                callers[i] = Thread.ofPlatform().start(() -> {
                    while (!stopped) {
                        one(receipts, name + "-" + next.incrementAndGet());
                    }
                });
            }
            for (Thread caller : callers) {
                caller.join();
            }
        }
        System.exit(0);
    }

    private static EventLog open(MongoClient client, String database, LogOptions options) {
        while (true) {
            try {
                return EventLog.open(client.getDatabase(database), options);
            } catch (LogUnusableException away) {
                if (stopped) {
                    throw away;
                }
            }
        }
    }

    /** Told to stop by a byte, or by the end of whoever started this. */
    private static void awaitStop() {
        try {
            int told = System.in.read();
            stopped = told != 0;
        } catch (IOException gone) {
            stopped = true;
        }
    }

    private static void one(CommandReceipts receipts, String id) {
        say("try " + id);
        try {
            Receipt<Object> receipt = receipts.<Object>send(
                            new Tally.Count(id, "fault run"), Map.of(), new IdempotencyKey("faults", id))
                    .join();
            say("stored " + id + " " + receipt.position());
        } catch (CompletionException e) {
            say(
                    switch (Objects.requireNonNull(e.getCause())) {
                        case OutcomeUnknownException unknown -> "unknown " + id;
                        case LogUnavailableException away -> "absent " + id;
                        default -> "failed " + id + " " + e.getCause();
                    });
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
