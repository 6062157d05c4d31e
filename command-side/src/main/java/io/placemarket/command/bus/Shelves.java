package io.placemarket.command.bus;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.agreement.Agreement;
import io.placemarket.command.alert.AlertList;
import io.placemarket.command.appetite.Appetite;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.booking.Allocation;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Hold;
import io.placemarket.command.calendar.CalendarLink;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.cohort.StudentDiary;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.organisation.Member;
import io.placemarket.command.plan.Plan;
import io.placemarket.command.release.Release;
import io.placemarket.command.waiting.WaitingList;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** All kinds of aggregates on one event store. */
record Shelves(
        Shelf<Member> members,
        Shelf<Appetite> appetites,
        Shelf<AlertList> alerts,
        Shelf<CalendarLink> calendars,
        Shelf<Plan> plans,
        BookingShelves bookings,
        StudentDiary diary) {
    static Shelves on(EventStore events) {
        Cache cache = new RecentAggregates(events);
        return new Shelves(
                shelf("organisation", Member.class, events, cache),
                shelf("appetite", Appetite.class, events, cache),
                shelf("alert list", AlertList.class, events, cache),
                shelf("calendar link", CalendarLink.class, events, cache),
                shelf("plan", Plan.class, events, cache),
                new BookingShelves(
                        shelf("placement area", PlacementArea.class, events, cache),
                        shelf("offer", Offer.class, events, cache),
                        shelf("release", Release.class, events, cache),
                        shelf("waiting list", WaitingList.class, events, cache),
                        shelf("hold", Hold.class, events, cache),
                        shelf("allocation", Allocation.class, events, cache),
                        shelf("agreement", Agreement.class, events, cache),
                        shelf("cohort", Cohort.class, events, cache),
                        shelf("student", Student.class, events, cache)),
                new LoggedDiary(events));
    }

    /**
     * A minute's patience, as the framework has; but it looks for deadlocks each time it begins to wait anew, and a hundred who want the same
     * area would do little else if that were every 10 ms.
     */
    private static LockFactory locks() {
        return PessimisticLockFactory.builder()
                .lockAttemptTimeout(1_000)
                .acquireAttempts(60)
                .build();
    }

    /** An identifier of another kind of aggregate finds nothing: only events of its own kind are read. */
    private static <T> Shelf<T> shelf(String what, Class<T> type, EventStore events, Cache cache) {
        EventSourcingRepository.Builder<T> builder = EventSourcingRepository.builder(type)
                .eventStore(events)
                .lockFactory(locks())
                .filterByAggregateType();
        return new Shelf<>(what, new KeptRepository<>(builder, cache));
    }
}
