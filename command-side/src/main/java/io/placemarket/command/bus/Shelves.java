package io.placemarket.command.bus;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.booking.Allocation;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Hold;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.organisation.Member;
import io.placemarket.command.release.Release;
import io.placemarket.command.waiting.WaitingList;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** All kinds of aggregates on one event store. */
record Shelves(Shelf<Member> members, BookingShelves bookings) {
    static Shelves on(EventStore events) {
        Cache cache = new RecentAggregates();
        return new Shelves(
                shelf("organisation", Member.class, events, cache),
                new BookingShelves(
                        shelf("placement area", PlacementArea.class, events, cache),
                        shelf("offer", Offer.class, events, cache),
                        shelf("release", Release.class, events, cache),
                        shelf("waiting list", WaitingList.class, events, cache),
                        shelf("hold", Hold.class, events, cache),
                        shelf("allocation", Allocation.class, events, cache),
                        shelf("cohort", Cohort.class, events, cache),
                        shelf("student", Student.class, events, cache)));
    }

    /** An identifier of another kind of aggregate finds nothing: only events of its own kind are read. */
    private static <T> Shelf<T> shelf(String what, Class<T> type, EventStore events, Cache cache) {
        EventSourcingRepository<T> repository = EventSourcingRepository.builder(type)
                .eventStore(events)
                .cache(cache)
                .filterByAggregateType()
                .build();
        return new Shelf<>(what, repository);
    }
}
