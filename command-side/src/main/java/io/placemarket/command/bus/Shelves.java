package io.placemarket.command.bus;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.aggregate.Trial;
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
import io.placemarket.eventstore.ForeignUnits;
import io.placemarket.eventstore.KeptRepository;
import io.placemarket.eventstore.RecentAggregates;
import io.placemarket.eventstore.Rehearsal;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/** All kinds of aggregates on one event store. */
record Shelves(
        Shelf<Member> members,
        Shelf<Appetite> appetites,
        Shelf<AlertList> alerts,
        Shelf<CalendarLink> calendars,
        Shelf<Plan> plans,
        BookingShelves bookings,
        StudentDiary diary) {
    private static final int MOST_KEPT = 50_000;

    /** What the annotations of a kind say: its repository would otherwise read them three times. */
    private static final ClassValue<AggregateModel<?>> MODELS = new ClassValue<>() {
        @Override
        protected AggregateModel<?> computeValue(Class<?> type) {
            return AnnotatedAggregateMetaModelFactory.inspectAggregate(type);
        }
    };

    static Shelves on(EventStore events, ForeignUnits foreign) {
        RecentAggregates recent = new RecentAggregates(MOST_KEPT, foreign);
        return new Shelves(
                shelf("organisation", Member.class, events, recent),
                shelf("appetite", Appetite.class, events, recent),
                shelf("alert list", AlertList.class, events, recent),
                shelf("calendar link", CalendarLink.class, events, recent),
                shelf("plan", Plan.class, events, recent),
                new BookingShelves(
                        areas(events, recent),
                        shelf("offer", Offer.class, events, recent),
                        shelf("release", Release.class, events, recent),
                        shelf("waiting list", WaitingList.class, events, recent),
                        shelf("hold", Hold.class, events, recent),
                        shelf("allocation", Allocation.class, events, recent),
                        shelf("agreement", Agreement.class, events, recent),
                        shelf("cohort", Cohort.class, events, recent),
                        shelf("student", Student.class, events, recent)),
                new LoggedDiary(events));
    }

    /** An area may have a long history: what is only tried in it is tried on a copy, so that it is not read again after that. */
    private static Shelf<PlacementArea> areas(EventStore events, RecentAggregates recent) {
        Rehearsal<PlacementArea> rehearsal =
                new Rehearsal<>(events, message -> Trial.isAskedFor(message.getMetaData()), PlacementArea::copy);
        return new Shelf<>(
                "placement area", new KeptRepository<>(builder(PlacementArea.class, events), recent, rehearsal));
    }

    private static <T> Shelf<T> shelf(String what, Class<T> type, EventStore events, RecentAggregates recent) {
        return new Shelf<>(what, new KeptRepository<>(builder(type, events), recent));
    }

    /** An identifier of another kind of aggregate finds nothing: only events of its own kind are read. */
    private static <T> EventSourcingRepository.Builder<T> builder(Class<T> type, EventStore events) {
        return EventSourcingRepository.builder(type)
                .aggregateModel(model(type))
                .eventStore(events)
                .filterByAggregateType();
    }

    @SuppressWarnings("unchecked") // of a class there is its own model
    private static <T> AggregateModel<T> model(Class<T> type) {
        return (AggregateModel<T>) MODELS.get(type);
    }
}
