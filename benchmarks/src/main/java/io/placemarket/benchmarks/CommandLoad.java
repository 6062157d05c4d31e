package io.placemarket.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** Callers that send one command after the other to many aggregates through Axon, on any storage engine. */
final class CommandLoad implements AutoCloseable {
    private static final int CALLERS = 64;
    private static final String NOTE = "x".repeat(100);

    private final int aggregates;
    private final String prefix;
    private final EmbeddedEventStore store;
    private final CommandBus bus;
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("caller-", 0).factory());

    /** Aggregates whose identifiers begin with the prefix. */
    CommandLoad(EventStorageEngine engine, TransactionManager transactions, int aggregates, String prefix) {
        this(engine, transactions, aggregates, prefix, new KeptAggregates());
    }

    /** Aggregates that are kept already need not be in the engine. */
    CommandLoad(
            EventStorageEngine engine,
            TransactionManager transactions,
            int aggregates,
            String prefix,
            KeptAggregates kept) {
        this.aggregates = aggregates;
        this.prefix = prefix;
        store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(20)
                .build();
        bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        EventSourcingRepository<Tally> repository = CachingEventSourcingRepository.builder(Tally.class)
                .eventStore(store)
                .cache(kept)
                .build();
        AggregateAnnotationCommandHandler.<Tally>builder()
                .aggregateType(Tally.class)
                .repository(repository)
                .build()
                .subscribe(bus);
    }

    EmbeddedEventStore store() {
        return store;
    }

    CommandBus bus() {
        return bus;
    }

    /** Commands a second over so many milliseconds. */
    double run(long millis) throws Exception {
        return run(millis, false);
    }

    /** The same while a projection reads every event. */
    double runProjected(long millis) throws Exception {
        return run(millis, true);
    }

    private double run(long millis, boolean projected) throws Exception {
        LongAdder done = new LongAdder();
        long start = System.nanoTime();
        long until = start + millis * 1_000_000;
        Projection projection = projected ? new Projection(store) : null;
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(callers.submit(() -> {
                while (System.nanoTime() < until) {
                    one();
                    done.increment();
                }
            }));
        }
        for (Future<?> caller : running) {
            caller.get();
        }
        double rate = done.sum() * 1e9 / (System.nanoTime() - start);
        if (projection != null) {
            projection.stop();
        }
        return rate;
    }

    /** Every aggregate once, so that none has to be looked for later. */
    void warmUp() throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int own = caller;
            running.add(callers.submit(() -> {
                for (int i = own; i < aggregates; i += CALLERS) {
                    count(i);
                }
            }));
        }
        for (Future<?> caller : running) {
            caller.get();
        }
    }

    /** One command to any aggregate; returns after its commit. */
    void one() {
        count(ThreadLocalRandom.current().nextInt(aggregates));
    }

    /** The same with a note of its own. */
    void one(String note) {
        count(ThreadLocalRandom.current().nextInt(aggregates), note);
    }

    private void count(int aggregate) {
        count(aggregate, NOTE);
    }

    private void count(int aggregate, String note) {
        Tally.Count command = new Tally.Count(prefix + aggregate, note);
        bus.dispatch(new GenericCommandMessage<>(command), (sent, result) -> {
            if (result.isExceptional()) {
                throw new IllegalStateException(result.exceptionResult());
            }
        });
    }

    @Override
    public void close() {
        callers.close();
        store.shutDown();
    }

    /** Reads what is written while it is written. */
    private static final class Projection {
        private final Thread thread;
        private volatile boolean stopped;

        Projection(EmbeddedEventStore store) {
            Supplier<TrackingEventStream> open = () -> store.openStream(store.createHeadToken());
            thread = Thread.ofPlatform().start(() -> read(open));
        }

        private void read(Supplier<TrackingEventStream> open) {
            try (TrackingEventStream stream = open.get()) {
                while (!stopped) {
                    if (stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)) {
                        Object payload = stream.nextAvailable().getPayload();
                        if (!(payload instanceof Tally.Counted)) {
                            throw new IllegalStateException("Read " + payload);
                        }
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void stop() throws InterruptedException {
            stopped = true;
            thread.join();
        }
    }
}
