package io.placemarket.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.placemarket.eventstore.CommandReceipts;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTail;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.LogUnusableException;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.RetryOnConflict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A log as a writer of the fault run uses it. A server that keeps its address is found again by the log itself; the embedded
 * store makes up a new password each time it starts, so there the writer opens the log anew.
 */
final class FaultSession implements AutoCloseable {
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    private static final Duration ALL_TRIES = Duration.ofSeconds(4);

    private final Path address;
    private final String database;
    private volatile Opened opened;

    private record Opened(String uri, MongoClient client, EventLog log, CommandLoad load, CommandReceipts receipts) {
        void close() {
            receipts.close();
            load.close();
            log.close();
            client.close();
        }
    }

    FaultSession(Path address, String database) {
        this.address = address;
        this.database = database;
        this.opened = open();
    }

    CommandReceipts receipts() {
        return opened.receipts();
    }

    LogTail tail() {
        return opened.log().tail();
    }

    /** Opens the log where the database is now, if that is elsewhere. */
    synchronized void renewIfMoved() {
        if (!opened.uri().equals(uri())) {
            Opened before = opened;
            opened = open();
            Thread unused = Thread.ofVirtual().start(before::close);
        }
    }

    private Opened open() {
        while (true) {
            String uri = uri();
            MongoClient client = MongoClients.create(uri);
            try {
                EventLog log = EventLog.open(
                        client.getDatabase(database), LogOptions.defaults().withBounds(ONE_TRY, ALL_TRIES));
                CommandLoad load = new CommandLoad(
                        MongoEventStorageEngine.on(log, Engines.SERIALIZER), new LogTransactionManager(log), 1, "");
                return new Opened(
                        uri,
                        client,
                        log,
                        load,
                        new CommandReceipts(log, load.bus(), Engines.SERIALIZER, new RetryOnConflict(3)));
            } catch (LogUnusableException away) {
                client.close();
            }
        }
    }

    private String uri() {
        try {
            return Files.readString(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
