package io.placemarket.eventstore;

import io.placemarket.eventstore.conformance.UnitOfWorkContract;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;

class UnitOfWorkConformanceTest extends UnitOfWorkContract {
    private final TestDatabase database = new TestDatabase();
    private final EventLog log = database.open();

    @AfterEach
    void stop() {
        log.close();
        database.close();
    }

    @Override
    protected EventStorageEngine createEngine() {
        return MongoEventStorageEngine.on(log, CounterApplication.SERIALIZER);
    }

    @Override
    protected TransactionManager transactions() {
        return new LogTransactionManager(log);
    }
}
