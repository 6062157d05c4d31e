package io.placemarket.eventstore;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;

/** Counters on a log, wired as an application would. */
final class CounterApplication implements AutoCloseable {
    static final NamedTypes TYPES = NamedTypes.builder()
            .add(Counter.CounterOpened.class, "CounterOpened")
            .add(Counter.Added.class, "Added")
            .add(Counter.CounterClosed.class, "CounterClosed")
            .add(Counter.class, "Counter")
            .build();
    static final NamedTypeSerializer SERIALIZER = NamedTypeSerializer.of(TYPES);

    private final EventLog log;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final EmbeddedEventStore store;
    private final CommandBus bus;
    private final RetryOnConflict retry = new RetryOnConflict(50);
    private final CommandReceipts receipts;
    private final Repository<Counter> counters;

    CounterApplication(EventLog log) {
        this(log, Integer.MAX_VALUE);
    }

    /** With a snapshot of each counter after so many events. */
    CounterApplication(EventLog log, int eventsPerSnapshot) {
        this(
                log,
                store -> EventSourcingRepository.builder(Counter.class)
                        .eventStore(store)
                        .snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(
                                AggregateSnapshotter.builder()
                                        .eventStore(store)
                                        .aggregateFactories(new GenericAggregateFactory<>(Counter.class))
                                        .build(),
                                eventsPerSnapshot))
                        .build());
    }

    /** One that keeps its counters and hands them on before they are stored. */
    static CounterApplication keeping(EventLog log) {
        return new CounterApplication(
                log,
                store -> new KeptRepository<>(
                        EventSourcingRepository.builder(Counter.class).eventStore(store),
                        new RecentAggregates(1_000, log.foreign())));
    }

    private CounterApplication(EventLog log, Function<EventStore, Repository<Counter>> repository) {
        this.log = log;
        this.store = EmbeddedEventStore.builder()
                .storageEngine(MongoEventStorageEngine.on(log, SERIALIZER))
                .build();
        this.bus = AsynchronousCommandBus.builder()
                .executor(workers)
                .transactionManager(new LogTransactionManager(log))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("user")));
        this.counters = repository.apply(store);
        AggregateAnnotationCommandHandler.<Counter>builder()
                .aggregateType(Counter.class)
                .repository(counters)
                .build()
                .subscribe(bus);
        this.receipts = new CommandReceipts(log, bus, SERIALIZER, retry);
    }

    EventLog log() {
        return log;
    }

    EmbeddedEventStore store() {
        return store;
    }

    Repository<Counter> counters() {
        return counters;
    }

    CommandBus bus() {
        return bus;
    }

    RetryOnConflict retry() {
        return retry;
    }

    CommandReceipts receipts() {
        return receipts;
    }

    @Override
    public void close() {
        receipts.close();
        workers.close();
        store.shutDown();
        log.close();
    }
}
