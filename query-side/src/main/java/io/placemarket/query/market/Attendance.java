package io.placemarket.query.market;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who is presumed to start, and who was there: nobody who must be cleared first and is not. */
public final class Attendance {
    private final OffersView offers;
    private final RequirementsView requirements;

    Attendance(OffersView offers, RequirementsView requirements) {
        this.offers = offers;
        this.requirements = requirements;
    }

    /** What keeps an accepted student from being presumed to start, as it is known on that day. */
    public List<RequirementsView.Known> gating(Allocation allocation, LocalDate today) {
        return allocation.decided() == Allocation.State.ACCEPTED
                ? gating(allocation, allocation.weeks(), today)
                : List.of();
    }

    private List<RequirementsView.Known> gating(Allocation allocation, WeekSet weeks, LocalDate today) {
        if (weeks.isEmpty()) {
            return List.of();
        }
        LocalDate monday = weeks.first().monday();
        Optional<OfferTerms> terms = offers.find(allocation.id().offer()).map(OffersView.Entry::terms);
        LocalDate first =
                terms.map(OfferTerms::firstDay).filter(monday::isBefore).orElse(monday);
        LocalDate last = weeks.last().sunday();
        LocalDate until = today.isBefore(first) ? first : today.isBefore(last) ? today : last;
        OfferParticulars particulars = terms.map(OfferTerms::particulars).orElse(OfferParticulars.NONE);
        return requirements.gating(allocation.proposal().student(), first, until).stream()
                .filter(known -> particulars.asksFor(known.requirement()))
                .toList();
    }

    /** Its state on that day: a start is presumed only of a student who is cleared. */
    public Allocation.State state(Allocation allocation, LocalDate today) {
        Allocation.State state = allocation.state(Week.of(today));
        boolean presumed = state == Allocation.State.STARTED || state == Allocation.State.COMPLETED;
        return presumed && !gating(allocation, today).isEmpty() ? Allocation.State.ACCEPTED : state;
    }

    /** The weeks before that day's in which the student was there: of a placement that started, and until it was given up. */
    public WeekSet attended(Allocation allocation, LocalDate today) {
        Week week = Week.of(today);
        return switch (state(allocation, today)) {
            case STARTED, COMPLETED -> allocation.weeks().before(week);
            case LEFT_EARLY ->
                allocation.weeks().before(allocation.lastDay().map(Week::of).orElse(week));
            case WITHDRAWN ->
                gating(allocation, allocation.kept(), today).isEmpty()
                        ? allocation.kept().before(week)
                        : WeekSet.none();
            default -> WeekSet.none();
        };
    }
}
