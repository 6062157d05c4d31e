package io.placemarket.query.booking;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.BookingsView;
import io.placemarket.query.market.Hold;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds holds and allocations of the asker's own side: a provider's in its areas, a university's of its cohorts. */
public final class BookingReads {
    private final Market market;
    private final Today today;

    public BookingReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /**
     * In the order in which they were proposed.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for whoever has no side
     */
    public Page<AllocationRow> allocations(AllocationQuery query, Actor asker) {
        Actor actor = Represented.withMembers(asker, market, today);
        Stream<Allocation> own = own(
                actor,
                query.offer(),
                BookingsView::allocations,
                BookingsView::allocations,
                (bookings, university) -> query.cohort().isPresent()
                        ? bookings.allocations(query.cohort().get())
                        : bookings.allocations(university));
        return query.page()
                .page(
                        market.position(),
                        own.filter(allocation -> wanted(allocation, query))
                                .filter(allocation -> Visibility.seesBooking(
                                        actor,
                                        allocation.proposal().university(),
                                        provider(allocation.id().offer())))
                                .sorted(Comparator.comparingLong(Allocation::position)),
                        allocation -> key(allocation.position()))
                .map(allocation -> AllocationRow.of(allocation, market, today, actor));
    }

    /**
     * In the order in which they were placed.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for whoever has no side
     */
    public Page<HoldRow> holds(HoldQuery query, Actor asker) {
        Actor actor = Represented.withMembers(asker, market, today);
        Stream<Hold> own = own(
                actor,
                query.offer(),
                BookingsView::holds,
                BookingsView::holds,
                (bookings, university) -> query.cohort().isPresent()
                        ? bookings.holds(query.cohort().get())
                        : bookings.holds(university));
        return query.page()
                .page(
                        market.position(),
                        own.filter(hold -> wanted(hold, query))
                                .filter(hold -> Visibility.seesBooking(
                                        actor,
                                        hold.university(),
                                        provider(hold.id().offer())))
                                .sorted(Comparator.comparingLong(Hold::position)),
                        hold -> key(hold.position()))
                .map(hold -> HoldRow.of(hold, market, actor));
    }

    private <B> Stream<B> own(
            Actor actor,
            Optional<OfferId> offer,
            BiFunction<BookingsView, OfferId, Stream<B>> ofOffer,
            BiFunction<BookingsView, AreaId, Stream<B>> ofArea,
            BiFunction<BookingsView, OrganisationId, Stream<B>> ofUniversity) {
        OrganisationId own = Visibility.ownSide(actor);
        BookingsView bookings = market.bookings();
        if (offer.isPresent()) {
            return ofOffer.apply(bookings, offer.get());
        }
        return actor.role() == Role.UNIVERSITY
                ? ofUniversity.apply(bookings, own)
                : actor.organisations()
                        .flatMap(side -> market.areas().of(side).stream())
                        .map(AreasView.Entry::id)
                        .map(area -> ofArea.apply(bookings, area))
                        .flatMap(Function.identity());
    }

    private OrganisationId provider(OfferId offer) {
        return market.areas().find(offer.area()).map(AreasView.Entry::provider).orElseThrow();
    }

    private boolean wanted(Allocation allocation, AllocationQuery query) {
        WeekSet weeks = allocation.weeks();
        return (query.states().isEmpty()
                        || query.states().contains(market.attendance().state(allocation, today.day())))
                && query.offer().map(allocation.id().offer()::equals).orElse(true)
                && query.cohort().map(allocation.proposal().cohort()::equals).orElse(true)
                && query.area().map(allocation.id().area()::equals).orElse(true)
                && query.firstWeek().map(week -> !weeks.from(week).isEmpty()).orElse(true)
                && query.lastWeek()
                        .map(week -> !weeks.before(week.plus(1)).isEmpty())
                        .orElse(true)
                && (query.firstWeek().isEmpty()
                        || query.lastWeek().isEmpty()
                        || !weeks.and(WeekSet.range(
                                        query.firstWeek().get(),
                                        query.lastWeek().get()))
                                .isEmpty());
    }

    private static boolean wanted(Hold hold, HoldQuery query) {
        return (query.states().isEmpty() || query.states().contains(hold.state()))
                && query.offer().map(hold.id().offer()::equals).orElse(true)
                && query.cohort().map(hold.cohort()::equals).orElse(true)
                && query.area().map(hold.id().area()::equals).orElse(true);
    }

    private static String key(long position) {
        return "%019d".formatted(position);
    }
}
