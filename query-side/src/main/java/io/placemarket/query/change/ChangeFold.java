package io.placemarket.query.change;

import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Gathers from units of work what changed; bookings are counted by offer, demand by profession. Not thread-safe. */
final class ChangeFold {
    private final List<Recorded> single = new ArrayList<>();
    private final Map<OfferId, Booked> booked = new LinkedHashMap<>();
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

        private Amount plus(Amount more) {
            return new Amount(studentWeeks + more.studentWeeks, weeks.plus(more.weeks));
        }
    }

    /**
     * Places of an offer.
     *
     * @param position where the last of them stands in the log
     */
    record Booked(long position, Instant at, Amount taken, Amount givenBack) {
        private Booked plus(Booked more) {
            return new Booked(more.position, more.at, taken.plus(more.taken), givenBack.plus(more.givenBack));
        }
    }

    /** Cohorts of a profession, and what they must be placed. */
    record Demanded(long position, Instant at, int cohorts, Amount needed) {
        private Demanded plus(Demanded more) {
            return new Demanded(more.position, more.at, cohorts + more.cohorts, needed.plus(more.needed));
        }
    }

    /** Takes a unit of work in. What one booking gives another in it, as a hold its places to a named student, is no change. */
    void apply(RecordedUnit unit) {
        Map<OfferId, Map<Week, Integer>> net = new LinkedHashMap<>();
        for (Recorded recorded : unit.events()) {
            if (recorded.event() instanceof PlacesClaimed claimed) {
                add(
                        net,
                        claimed.claim().offer(),
                        claimed.claim().weeks(),
                        claimed.claim().heads());
            } else if (recorded.event() instanceof PlacesFreed freed) {
                add(net, freed.booking().offer(), freed.weeks(), -freed.heads());
            } else if (recorded.event() instanceof CohortCreated created) {
                WeekSet weeks = created.programme().weeks();
                demanded.merge(
                        created.programme().profession(),
                        new Demanded(
                                recorded.position(),
                                recorded.at(),
                                1,
                                new Amount(created.programme().size() * weeks.size(), weeks)),
                        Demanded::plus);
            } else if (recorded.event() instanceof PlacementAreaEvent || recorded.event() instanceof OfferEvent) {
                single.add(recorded);
            }
        }
        net.forEach((offer, weeks) -> {
            Amount taken = Amount.of(weeks, change -> Math.max(0, change));
            Amount givenBack = Amount.of(weeks, change -> Math.max(0, -change));
            if (taken.studentWeeks() + givenBack.studentWeeks() > 0) {
                booked.merge(offer, new Booked(unit.last(), unit.at(), taken, givenBack), Booked::plus);
            }
        });
    }

    private static void add(Map<OfferId, Map<Week, Integer>> net, OfferId offer, WeekSet weeks, int heads) {
        Map<Week, Integer> counts = net.computeIfAbsent(offer, key -> new LinkedHashMap<>());
        weeks.forEach(week -> counts.merge(week, heads, Integer::sum));
    }

    /** What happened to areas and offers, one by one. */
    List<Recorded> single() {
        return single;
    }

    Map<OfferId, Booked> booked() {
        return booked;
    }

    Map<ProfessionCode, Demanded> demanded() {
        return demanded;
    }
}
