package io.placemarket.command.booking;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.area.FreedPlaces;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.command.waiting.WaitingList;
import io.placemarket.command.waiting.WaitingList.Entry;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.modelling.command.Aggregate;

/**
 * Gives what became free in an area to those who wait for it, in the unit of work that freed it: the first entry that fits whole gets a timed
 * turn, which takes its places like any booking (domain guide, "Waiting list"). There is never a moment in which somebody else could take them.
 */
public final class Turns implements FreedPlaces {
    /** How long a turn lasts. */
    static final int WORKING_DAYS = 2;

    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final IdSource ids;

    public Turns(BookingShelves shelves, MarketCalendar calendar, IdSource ids) {
        this.shelves = shelves;
        this.calendar = calendar;
        this.ids = ids;
    }

    /** The area's, where anybody ever waited. */
    public Optional<Aggregate<WaitingList>> list(Aggregate<PlacementArea> area) {
        return area.invoke(it -> it.capacity().hasWaitingList())
                ? Optional.of(shelves.waitingLists()
                        .load(WaitingListId.of(
                                area.invoke(it -> it.capacity().registration().area()))))
                : Optional.empty();
    }

    @Override
    public void prepare(Collection<Aggregate<PlacementArea>> areas, Collection<CohortId> others) {
        prepare(areas, others, Stream.empty());
    }

    /**
     * The same where agreements are asked for besides: the offers that are waited for are locked first, then cohorts, then what these offers ask
     * to be agreed.
     */
    public void prepare(
            Collection<Aggregate<PlacementArea>> areas, Collection<CohortId> others, Stream<AgreementId> agreements) {
        List<Entry> waiting = areas.stream()
                .flatMap(area -> list(area).stream())
                .flatMap(list -> list.invoke(WaitingList::waiting).stream())
                .toList();
        load(waiting.stream().map(entry -> entry.id().offer()), shelves.offers());
        load(Stream.concat(others.stream(), waiting.stream().map(Entry::cohort)), shelves.cohorts());
        AgreementRules.lock(
                Stream.concat(
                        agreements,
                        waiting.stream().flatMap(entry -> AgreementRules.askedFor(offer(entry), entry.university()))),
                shelves.agreements());
    }

    /** In the order of their identifiers. */
    private static void load(Stream<? extends Identifier> ids, Shelf<?> shelf) {
        ids.distinct().sorted(Comparator.comparing(Identifier::value)).forEach(shelf::load);
    }

    private Aggregate<Offer> offer(Entry entry) {
        return shelves.offers().load(entry.id().offer());
    }

    @Override
    public void pass(Aggregate<PlacementArea> area) {
        list(area).ifPresent(list -> {
            for (Entry entry : list.invoke(WaitingList::waiting)) {
                Aggregate<Cohort> cohort = shelves.cohorts().load(entry.cohort());
                if (fits(area, entry, cohort)) {
                    give(area, list, entry, cohort);
                }
            }
        });
    }

    /**
     * Whole: in all of its weeks, none of which lies behind, and under its cohort's ceiling. What was so when it began to wait may be so no
     * longer: whom the offer is for, and what is agreed.
     */
    private boolean fits(Aggregate<PlacementArea> area, Entry entry, Aggregate<Cohort> cohort) {
        return !entry.weeks().first().isBefore(calendar.thisWeek())
                && area.invoke(it ->
                                it.capacity().free(entry.id().offer(), entry.weeks(), Optional.of(entry.university())))
                        >= entry.places()
                && cohort.invoke(it -> it.underCeiling(entry.weeks(), weekdays(area, entry))) >= entry.places()
                && offer(entry).invoke(it -> it.isFor(entry.university(), cohort.invoke(Cohort::programme)))
                && AgreementRules.isAgreed(offer(entry), entry.university(), entry.weeks(), shelves.agreements());
    }

    private static Optional<Weekdays> weekdays(Aggregate<PlacementArea> area, Entry entry) {
        return area.invoke(it -> it.offers().weekdays(entry.id().offer()));
    }

    private void give(
            Aggregate<PlacementArea> area, Aggregate<WaitingList> list, Entry entry, Aggregate<Cohort> cohort) {
        TurnId turn = ids.turn(entry.id().offer());
        area.execute(it -> it.bookings()
                .claim(List.of(new Claim(turn, entry.cohort(), Optional.empty(), entry.places(), entry.weeks())
                        .of(entry.university()))));
        cohort.execute(it -> it.take(entry.places(), entry.weeks(), weekdays(area, entry)));
        list.execute(it -> it.give(entry.id(), turn, calendar.deadline(WORKING_DAYS)));
    }
}
