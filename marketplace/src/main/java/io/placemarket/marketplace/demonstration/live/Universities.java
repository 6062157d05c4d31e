package io.placemarket.marketplace.demonstration.live;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.marketplace.demonstration.plan.Intent;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What a university does next for one of its cohorts. */
final class Universities {
    private static final int LONGEST_SEARCH = 3_000;
    private static final int SHORTEST = 3;
    private static final int LARGEST_GROUP = 3;
    private static final List<ReasonCode> REASONS =
            List.of(ReasonCode.TIMETABLE_CHANGED, ReasonCode.STUDENT_INTERRUPTED, ReasonCode.TRAVEL);

    private final RandomGenerator random;
    private final IdSource ids;

    Universities(RandomGenerator random, IdSource ids) {
        this.random = random;
        this.ids = ids;
    }

    /** Names students for a place that is free in at least {@value #SHORTEST} of the weeks, or holds it. */
    Optional<Intent> book(Market market, CohortsView.Entry cohort, WeekSet weeks) {
        List<OffersView.Entry> suiting = market.offers().all().stream()
                .filter(offer -> offer.stands())
                .filter(offer ->
                        offer.terms().profession().equals(cohort.programme().profession()))
                .filter(offer -> offer.terms().level().suits(cohort.programme().level()))
                .filter(offer -> offer.terms().weeks().and(weeks).size() >= SHORTEST)
                .limit(LONGEST_SEARCH)
                .toList();
        if (suiting.isEmpty()) {
            return Optional.empty();
        }
        int start = random.nextInt(suiting.size());
        for (int i = 0; i < suiting.size(); i++) {
            OffersView.Entry offer = suiting.get((start + i) % suiting.size());
            WeekSet fitting = offer.terms().weeks().and(weeks);
            int free = market.areas()
                    .find(offer.id().area())
                    .map(AreasView.Entry::capacity)
                    .map(capacity -> capacity.free(offer.id(), fitting))
                    .orElse(0);
            if (free > 0) {
                return book(market, cohort, offer, fitting, Math.min(free, 1 + random.nextInt(LARGEST_GROUP)));
            }
        }
        return Optional.empty();
    }

    private Optional<Intent> book(
            Market market, CohortsView.Entry cohort, OffersView.Entry offer, WeekSet weeks, int places) {
        if (random.nextInt(5) == 0) {
            return Optional.of(
                    new Intent.PlaceHold(ids.hold(offer.id()), cohort.university(), cohort.id(), places, weeks));
        }
        Set<StudentId> busy = busy(market, cohort, weeks);
        List<Intent.PlannedAllocation> named = cohort.students().stream()
                .filter(student -> !busy.contains(student))
                .limit(places)
                .map(student -> new Intent.PlannedAllocation(ids.allocation(offer.id()), student))
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Intent.AllocateStudents(
                        offer.id(), cohort.university(), cohort.id(), named, weeks, Optional.empty()));
    }

    private static Set<StudentId> busy(Market market, CohortsView.Entry cohort, WeekSet weeks) {
        Set<StudentId> busy = new HashSet<>();
        market.bookings()
                .allocations(cohort.id())
                .filter(Allocation::stands)
                .filter(allocation -> !allocation.proposal().weeks().and(weeks).isEmpty())
                .forEach(allocation -> busy.add(allocation.proposal().student()));
        return busy;
    }

    /** Gives up an allocation that has not begun. */
    Optional<Intent> giveBack(Market market, CohortsView.Entry cohort, Week next) {
        List<Allocation> coming = market.bookings()
                .allocations(cohort.id())
                .filter(allocation -> allocation.decided() == Allocation.State.PROPOSED
                        || allocation.decided() == Allocation.State.ACCEPTED)
                .filter(allocation -> !allocation.proposal().weeks().isEmpty())
                .filter(allocation -> !allocation.proposal().weeks().first().isBefore(next))
                .toList();
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        Allocation given = coming.get(random.nextInt(coming.size()));
        Reason reason = Reason.of(REASONS.get(random.nextInt(REASONS.size())));
        return Optional.of(new Intent.WithdrawAllocation(given.id(), cohort.university(), reason));
    }
}
