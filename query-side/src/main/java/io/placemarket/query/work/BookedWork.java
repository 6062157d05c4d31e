package io.placemarket.query.work;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Hold;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.WaitingView;
import io.placemarket.query.reading.Today;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What bookings need of those concerned. */
final class BookedWork {
    /** How long before a start a student should be cleared. */
    private static final int CLEARANCE_WEEKS = 4;

    private final Market market;
    private final Today today;

    BookedWork(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /** Proposals that wait for their provider, those of an offer together. */
    Stream<WorkItem> answers(Stream<AreasView.Entry> areas) {
        Map<OfferId, List<Allocation>> byOffer = areas.flatMap(
                        area -> market.bookings().allocations(area.id()))
                .filter(allocation -> allocation.decided() == Allocation.State.PROPOSED)
                .collect(Collectors.groupingBy(allocation -> allocation.id().offer()));
        return byOffer.entrySet().stream()
                .map(entry -> new WorkItem(
                        WorkKind.ANSWER,
                        "%s for %s: accept or return"
                                .formatted(count(entry.getValue().size(), "student"), where(entry.getKey())),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .flatMap(allocation -> allocation.proposal().confirmBy().stream())
                                .min(Comparator.naturalOrder()),
                        "/offers/" + entry.getKey(),
                        Optional.of(entry.getKey().value())));
    }

    /** Places kept for a university that waited. */
    Stream<WorkItem> turns(OrganisationId university) {
        return market.waiting()
                .all()
                .filter(entry -> entry.state() == WaitingView.State.TURN
                        && entry.university().equals(university))
                .map(entry -> new WorkItem(
                        WorkKind.TURN,
                        "%s kept for you in %s: hold or decline"
                                .formatted(
                                        areOrIs(entry.places(), "place"),
                                        where(entry.id().offer())),
                        entry.places(),
                        entry.lapsesAt(),
                        "/offers/" + entry.id().offer(),
                        entry.turn().map(TurnId::value)));
    }

    /** Places it holds without names. */
    Stream<WorkItem> holds(OrganisationId university) {
        return market.bookings()
                .holds(university)
                .filter(hold -> hold.state() == Hold.State.HELD)
                .map(hold -> {
                    int left = hold.places() - hold.named();
                    return new WorkItem(
                            WorkKind.HOLD,
                            "%s held in %s for %s: name students, or give back"
                                    .formatted(
                                            areOrIs(left, "place"),
                                            where(hold.id().offer()),
                                            programme(hold.cohort())),
                            left,
                            Optional.of(hold.lapsesAt()),
                            "/offers/" + hold.id().offer(),
                            Optional.of(hold.id().value()));
                });
    }

    /** A student's start that is near, or was due. */
    private record Start(CohortId cohort, LocalDate day) {}

    /** Students of a university who are accepted and not cleared, those of a cohort together. */
    Stream<WorkItem> clearances(OrganisationId university) {
        Map<CohortId, List<Start>> byCohort = market.bookings()
                .allocations(university)
                .filter(allocation -> market.attendance().state(allocation, today.day()) == Allocation.State.ACCEPTED)
                .filter(allocation ->
                        !market.attendance().gating(allocation, today.day()).isEmpty())
                .filter(allocation -> !allocation.weeks().last().isBefore(today.week()))
                .map(allocation -> new Start(allocation.proposal().cohort(), firstDay(allocation)))
                .filter(start -> start.day().isBefore(today.day().plusWeeks(CLEARANCE_WEEKS)))
                .collect(Collectors.groupingBy(Start::cohort));
        return byCohort.entrySet().stream()
                .map(entry -> new WorkItem(
                        WorkKind.CLEARANCE,
                        "%s not cleared to start: %s"
                                .formatted(areOrIs(entry.getValue().size(), "student"), programme(entry.getKey())),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .map(start -> WorkReads.begin(start.day()))
                                .min(Instant::compareTo),
                        "/my-cohorts/" + entry.getKey() + "/students",
                        Optional.of(entry.getKey().value())));
    }

    private LocalDate firstDay(Allocation allocation) {
        LocalDate monday = allocation.weeks().first().monday();
        return market.offers()
                .find(allocation.id().offer())
                .map(offer -> offer.terms().firstDay())
                .filter(monday::isBefore)
                .orElse(monday);
    }

    private String programme(CohortId cohort) {
        return market.cohorts()
                .find(cohort)
                .map(CohortsView.Entry::programme)
                .map(programme -> programme.name())
                .orElseGet(cohort::value);
    }

    /** An offer by its area and profession. */
    String where(OfferId offer) {
        String area = market.areas()
                .find(offer.area())
                .map(AreasView.Entry::name)
                .orElseGet(() -> offer.area().value());
        return market.offers()
                .find(offer)
                .map(OffersView.Entry::terms)
                .map(OfferTerms::profession)
                .map(profession -> area + " (" + ReferenceData.shipped().professionName(profession) + ")")
                .orElse(area);
    }

    /** 1 place, 2 places. */
    static String count(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private static String areOrIs(int number, String what) {
        return count(number, what) + (number == 1 ? " is" : " are");
    }
}
