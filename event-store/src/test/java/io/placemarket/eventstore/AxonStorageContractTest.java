package io.placemarket.eventstore;

import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Axon's published contract of a storage engine, unmodified. */
class AxonStorageContractTest
        extends BatchingEventStorageEngineTest<MongoEventStorageEngine, MongoEventStorageEngine.Builder> {
    private final TestDatabase database = new TestDatabase();
    private final EventLog log = database.open();

    @BeforeEach
    void use_a_fresh_log() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void drop_it() {
        log.close();
        database.close();
    }

    @Override
    protected MongoEventStorageEngine createEngine(UnaryOperator<MongoEventStorageEngine.Builder> customization) {
        NamedTypeSerializer serializer =
                NamedTypeSerializer.of(NamedTypes.builder().build());
        return customization
                .apply(MongoEventStorageEngine.builder(log)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer))
                .build();
    }
}
