package io.placemarket.command.repeat;

import com.mongodb.client.MongoDatabase;
import io.placemarket.command.PlainSeal;
import io.placemarket.command.PlainSeeds;
import io.placemarket.command.Scene;
import io.placemarket.command.SettableClock;
import io.placemarket.command.bus.LogJson;
import io.placemarket.command.bus.MarketBus;
import io.placemarket.command.gateway.Asking;
import io.placemarket.command.gateway.Market;
import io.placemarket.command.message.Outcome;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.edge.personal.KeyedHash;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.eventstore.CommandReceipts;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LogOptions;
import io.placemarket.eventstore.LogTransactionManager;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.eventstore.Receipt;
import io.placemarket.eventstore.RetryOnConflict;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import tools.jackson.databind.json.JsonMapper;

/** The real bus and handlers on a real log, asked as the controllers ask. */
final class LoggedMarket implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final EventLog log;
    private final EventStore events;
    private final LogTransactionManager transactions;
    private final CommandReceipts receipts;
    private final Market market;

    LoggedMarket(MongoDatabase database) {
        log = EventLog.open(database, LogOptions.defaults().withClock(clock));
        events = EmbeddedEventStore.builder()
                .storageEngine(MongoEventStorageEngine.on(log, LogJson.serializer()))
                .build();
        transactions = new LogTransactionManager(log);
        CommandBus bus = MarketBus.on(
                events,
                log.foreign(),
                transactions,
                workers,
                new MarketCalendar(clock, Optional.of(Scene.CUT_OFF)),
                new IdSource(new Random(7)),
                new PlainSeal(),
                new PlainSeeds());
        receipts = new CommandReceipts(log, bus, LogJson.serializer(), new RetryOnConflict(5));
        market = new Market(log, receipts, new KeyedHash(new byte[32]), JsonMapper.shared());
    }

    /** This has happened. */
    void tell(List<DomainEvent> before) {
        if (!before.isEmpty()) {
            UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
            unit.attachTransaction(transactions);
            events.publish(Scene.messages(before));
            unit.commit();
        }
    }

    long head() {
        return log.headPosition();
    }

    Receipt<Outcome> ask(Example.Ask ask, Object content, IdempotencyKey key) {
        clock.set(ask.at());
        return market.ask(ask.command(), Asking.by(ask.actor()).once(key, content), Outcome.class)
                .blockOptional(LONG)
                .orElseThrow();
    }

    @Override
    public void close() {
        receipts.close();
        log.close();
        workers.close();
    }
}
