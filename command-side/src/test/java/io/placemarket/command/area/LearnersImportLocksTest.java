package io.placemarket.command.area;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.audit;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.SettableClock;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere;
import io.placemarket.command.message.OrganisationCommand.ImportLearnersElsewhere.Row;
import io.placemarket.command.organisation.Member;
import io.placemarket.command.organisation.OnBehalf;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.organisation.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.junit.jupiter.api.Test;

/** Cohorts that wait in one area may wait in another: were they locked area by area, two imports could wait for each other for ever. */
class LearnersImportLocksTest {
    private static final AreaId OTHER_WARD = new AreaId("awrd00000000");

    /** Writes down which areas are prepared together. */
    private static final class Recorder implements FreedPlaces {
        private final List<List<AreaId>> prepared = new ArrayList<>();

        @Override
        public void prepare(Collection<Aggregate<PlacementArea>> areas, Collection<CohortId> others) {
            prepared.add(areas.stream()
                    .map(area -> area.invoke(it -> it.capacity().registration().area()))
                    .toList());
        }

        @Override
        public void pass(Aggregate<PlacementArea> area) {}
    }

    private static Row line(long line, AreaId area) {
        return new Row(line, new RecordLearnersElsewhere(area, Optional.of(ADULT), weeks("2026-W50"), 1));
    }

    @Test
    void whoever_waits_in_any_of_the_areas_is_locked_once_for_all_of_them_in_the_areas_order() {
        EventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        for (PlacementAreaRegistered area : List.of(
                ward(4), new PlacementAreaRegistered(OTHER_WARD, HOSPICE, "Ward 2", Setting.HOSPICE, audit(4)))) {
            events.publish(
                    new GenericDomainEventMessage<>("PlacementArea", area.area().value(), 0, area));
        }
        Recorder recorder = new Recorder();
        MarketCalendar calendar = new MarketCalendar(new SettableClock(Instant.parse("2026-11-25T10:00:00Z")));
        LearnersImportHandler handler = new LearnersImportHandler(
                new Shelf<>(
                        "placement area",
                        EventSourcingRepository.builder(PlacementArea.class)
                                .eventStore(events)
                                .build()),
                calendar,
                recorder,
                new OnBehalf(
                        new Shelf<>(
                                "organisation",
                                EventSourcingRepository.builder(Member.class)
                                        .eventStore(events)
                                        .build()),
                        calendar));
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("import"));
        handler.handle(
                new ImportLearnersElsewhere(HOSPICE, List.of(line(2, WARD), line(3, OTHER_WARD), line(4, WARD))),
                PROVIDER);
        unit.commit();
        assertThat(recorder.prepared).containsExactly(List.of(OTHER_WARD, WARD));
    }
}
