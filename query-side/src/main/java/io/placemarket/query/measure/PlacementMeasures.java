package io.placemarket.query.measure;

import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.reading.Today;
import java.util.List;
import java.util.stream.Stream;

/** Counts what became of offers, placements and cohorts. */
final class PlacementMeasures {
    private final Market market;
    private final Narrowing narrowing;
    private final WeekSet weeks;
    private final Today today;
    private final Tally stillToPlace = new Tally();
    private final Tally offersByReason = new Tally();
    private final Tally offersByProfession = new Tally();
    private final Tally postedAgain = new Tally();
    private final Tally rerunsByReason = new Tally();
    private final Tally rerunsByProfession = new Tally();
    private final Tally endedByReason = new Tally();
    private final Tally endedByProfession = new Tally();
    private final Tally absent = new Tally();
    private final Tally left = new Tally();

    PlacementMeasures(Market market, MeasuresQuery query, MeasuresQuery.Period period, Today today) {
        this.market = market;
        this.narrowing = new Narrowing(query, market);
        this.weeks = WeekSet.range(period.first(), period.last());
        this.today = today;
    }

    void count(CohortsView.Entry cohort) {
        String profession = cohort.programme().profession().value();
        WeekSet needed = cohort.programme().weeks().and(weeks);
        if (!needed.isEmpty() && narrowing.wants(cohort.programme()) && narrowing.liesThere(cohort.university())) {
            Demand demand = market.demand(cohort);
            int missing = needed.stream().mapToInt(demand::stillToPlace).sum();
            stillToPlace.add(
                    profession,
                    missing,
                    needed.stream().mapToLong(demand::needed).sum());
        }
    }

    void count(OffersView.Entry offer) {
        if (narrowing.wants(offer) && !offer.terms().weeks().and(weeks).isEmpty()) {
            int withdrawn = offer.withdrawn().isPresent() ? 1 : 0;
            offersByProfession.add(offer.terms().profession().value(), withdrawn, 1);
            offersByReason.addToTotal(withdrawn, 1);
            offer.withdrawn()
                    .ifPresent(reason -> offersByReason.addToGroup(reason.code().name(), 1, 0));
            postedAgain.add(offer.terms().profession().value(), offer.replaces().isPresent() ? 1 : 0, withdrawn);
            market.releases().find(offer.id()).ifPresent(release -> count(release, offer));
        }
    }

    private void count(ReleasesView.Entry release, OffersView.Entry offer) {
        int resolved = release.resolution().isPresent() ? 1 : 0;
        rerunsByProfession.add(
                offer.terms().profession().value(), release.earlier().size(), resolved);
        rerunsByReason.addToTotal(release.earlier().size(), resolved);
        release.earlier()
                .forEach(result ->
                        rerunsByReason.addToGroup(result.reason().code().name(), 1, 0));
    }

    void count(Allocation allocation) {
        WeekSet planned = allocation.weeks();
        market.offers()
                .find(allocation.id().offer())
                .filter(offer -> narrowing.wants(offer) && !planned.and(weeks).isEmpty())
                .ifPresent(offer -> count(allocation, offer.terms().profession().value(), planned.first()));
    }

    /** One that was handed on whole is counted in the one that goes on. */
    private void count(Allocation allocation, String profession, Week first) {
        if (allocation.handedOn()) {
            return;
        }
        boolean ended = switch (allocation.decided()) {
            case WITHDRAWN, RETURNED -> true;
            case PROPOSED,
                    ACCEPTED,
                    STARTED,
                    COMPLETED,
                    // passed over above
                    POSTPONED,
                    TRANSFERRED,
                    REPLACED,
                    DID_NOT_START,
                    LEFT_EARLY -> false;
        };
        endedByProfession.add(profession, ended ? 1 : 0, 1);
        endedByReason.addToTotal(ended ? 1 : 0, 1);
        if (ended) {
            endedByReason.addToGroup(
                    allocation.reason().map(reason -> reason.code().name()).orElse(ReasonCode.OTHER.name()), 1, 0);
        }
        boolean begun = !today.week().isBefore(first) && weeks.contains(first);
        if (begun && !ended && allocation.decided() != Allocation.State.PROPOSED) {
            boolean never = allocation.decided() == Allocation.State.DID_NOT_START;
            absent.add(profession, never ? 1 : 0, 1);
            if (!never) {
                left.add(profession, allocation.decided() == Allocation.State.LEFT_EARLY ? 1 : 0, 1);
            }
        }
    }

    Stream<Measure> demand() {
        return Stream.of(Measure.of(
                MeasureName.STILL_TO_PLACE,
                stillToPlace.total(),
                List.of(CapacityMeasures.byProfession(stillToPlace))));
    }

    Stream<Measure> measures() {
        return Stream.of(
                Measure.of(
                        MeasureName.OFFERS_WITHDRAWN,
                        offersByReason.total(),
                        List.of(byReason(offersByReason), CapacityMeasures.byProfession(offersByProfession))),
                Measure.of(
                        MeasureName.POSTED_AGAIN,
                        postedAgain.total(),
                        List.of(CapacityMeasures.byProfession(postedAgain))),
                Measure.of(
                        MeasureName.RE_RUNS,
                        rerunsByReason.total(),
                        List.of(byReason(rerunsByReason), CapacityMeasures.byProfession(rerunsByProfession))),
                Measure.of(
                        MeasureName.WITHDRAWALS,
                        endedByReason.total(),
                        List.of(byReason(endedByReason), CapacityMeasures.byProfession(endedByProfession))),
                Measure.of(MeasureName.DID_NOT_START, absent.total(), List.of(CapacityMeasures.byProfession(absent))),
                Measure.of(MeasureName.LEFT_EARLY, left.total(), List.of(CapacityMeasures.byProfession(left))));
    }

    private static Breakdown byReason(Tally tally) {
        return new Breakdown(
                Measure.REASON,
                "Reason",
                tally.shares(code -> ReasonCode.valueOf(code).label()));
    }
}
