package io.placemarket.query.change;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** Gathers from units of work what changed; bookings are counted by offer, demand by profession. Not thread-safe. */
final class ChangeFold {
    private final List<Recorded> single = new ArrayList<>();
    private final Map<OfferId, List<Booked>> booked = new LinkedHashMap<>();
    private final Map<ProfessionCode, Demanded> demanded = new LinkedHashMap<>();

    /** So many student-weeks, and the weeks they are in. */
    record Amount(int studentWeeks, WeekSet weeks) {
        private static Amount of(Map<Week, Integer> heads, IntUnaryOperator which) {
            int studentWeeks = heads.values().stream()
                    .mapToInt(number -> which.applyAsInt(number))
                    .sum();
            return new Amount(
                    studentWeeks,
                    WeekSet.of(heads.entrySet().stream()
                            .filter(week -> which.applyAsInt(week.getValue()) > 0)
                            .map(Map.Entry::getKey)
                            .toList()));
        }

        static Amount sum(Stream<Amount> amounts) {
            return amounts.reduce(new Amount(0, WeekSet.of(List.of())), Amount::plus);
        }

        boolean isNothing() {
            return studentWeeks == 0;
        }

        private Amount plus(Amount more) {
            return new Amount(studentWeeks + more.studentWeeks, weeks.plus(more.weeks));
        }
    }

    /**
     * Places of an offer, in one unit of work.
     *
     * @param by which bookings took them or gave them back
     */
    record Booked(long position, Instant at, Set<BookingId> by, Amount taken, Amount givenBack) {}

    /** Cohorts of a profession, whose they are, and what they must be placed. */
    record Demanded(long position, Instant at, int cohorts, Set<OrganisationId> by, Amount needed) {
        private Demanded plus(Demanded more) {
            Set<OrganisationId> both = new HashSet<>(by);
            both.addAll(more.by);
            return new Demanded(more.position, more.at, cohorts + more.cohorts, both, needed.plus(more.needed));
        }
    }

    /** Where one booking gives another its places, week by week what is left of both. */
    private record Net(Set<BookingId> by, Map<Week, Integer> heads) {
        private void add(BookingId booking, WeekSet weeks, int more) {
            by.add(booking);
            weeks.forEach(week -> heads.merge(week, more, Integer::sum));
        }
    }

    /** Takes a unit of work in. What one booking gives another in it, as a hold its places to a named student, is no change. */
    void apply(RecordedUnit unit) {
        Map<OfferId, Net> net = new LinkedHashMap<>();
        for (Recorded recorded : unit.events()) {
            if (recorded.event() instanceof PlacesClaimed claimed) {
                Claim claim = claimed.claim();
                add(net, claim.booking(), claim.weeks(), claim.heads());
            } else if (recorded.event() instanceof PlacesFreed freed) {
                add(net, freed.booking(), freed.weeks(), -freed.heads());
            } else if (recorded.event() instanceof CohortCreated created) {
                WeekSet weeks = created.programme().weeks();
                demanded.merge(
                        created.programme().profession(),
                        new Demanded(
                                recorded.position(),
                                recorded.at(),
                                1,
                                Set.of(created.university()),
                                new Amount(created.programme().size() * weeks.size(), weeks)),
                        Demanded::plus);
            } else if (recorded.event() instanceof PlacementAreaEvent || recorded.event() instanceof OfferEvent) {
                single.add(recorded);
            }
        }
        net.forEach((offer, one) -> {
            Amount taken = Amount.of(one.heads(), change -> Math.max(0, change));
            Amount givenBack = Amount.of(one.heads(), change -> Math.max(0, -change));
            if (!taken.isNothing() || !givenBack.isNothing()) {
                booked.computeIfAbsent(offer, key -> new ArrayList<>())
                        .add(new Booked(unit.last(), unit.at(), one.by(), taken, givenBack));
            }
        });
    }

    private static void add(Map<OfferId, Net> net, BookingId booking, WeekSet weeks, int heads) {
        net.computeIfAbsent(booking.offer(), key -> new Net(new HashSet<>(), new LinkedHashMap<>()))
                .add(booking, weeks, heads);
    }

    /** What happened to areas and offers, one by one. */
    List<Recorded> single() {
        return single;
    }

    /** Of each offer unit by unit, never none. */
    Map<OfferId, List<Booked>> booked() {
        return booked;
    }

    Map<ProfessionCode, Demanded> demanded() {
        return demanded;
    }
}
