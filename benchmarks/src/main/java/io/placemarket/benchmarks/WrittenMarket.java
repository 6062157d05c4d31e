package io.placemarket.benchmarks;

import io.placemarket.command.bus.LogJson;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.MongoEventStorageEngine;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** A made-up market that is written to a log as it is told, one unit of work after the other. Not thread-safe. */
final class WrittenMarket {
    private final MongoEventStorageEngine engine;
    private final Map<String, Long> sequences = new HashMap<>();
    private final MadeUpMarket told;

    WrittenMarket(EventLog log, long seed) {
        engine = MongoEventStorageEngine.on(log, LogJson.serializer());
        told = new MadeUpMarket(seed, this::write);
    }

    MadeUpMarket told() {
        return told;
    }

    private void write(MadeUpMarket.Unit unit) {
        List<EventMessage<?>> messages = new ArrayList<>(unit.events().size());
        for (DomainEvent event : unit.events()) {
            String aggregate = MadeUpMarket.aggregate(event);
            long sequence = sequences.merge(aggregate, 0L, (before, zero) -> before + 1);
            messages.add(new GenericDomainEventMessage<>(
                    event.getClass().getInterfaces()[0].getSimpleName(), aggregate, sequence, event));
        }
        engine.appendEvents(messages);
    }

    /** A made-up market that is only folded. */
    static MadeUpMarket folded(long seed, Market market) {
        return new MadeUpMarket(seed, unit -> {
            long position = market.position();
            List<Recorded> recorded = new ArrayList<>(unit.events().size());
            for (DomainEvent event : unit.events()) {
                recorded.add(new Recorded(++position, unit.at(), 0, event));
            }
            market.apply(new RecordedUnit(position, unit.at(), recorded, List.of()));
        });
    }
}
