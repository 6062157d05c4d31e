package io.placemarket.query.page;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An allocation as one side of it sees it.
 *
 * @param reference the university's own number of the student, for the university itself
 * @param whose the university, or for the university itself the cohort
 * @param about the whole in a line, for a question
 */
record Booked(
        String id,
        String student,
        @Nullable String reference,
        String whose,
        String offer,
        String where,
        String profession,
        String weeks,
        Allocation.State step,
        @Nullable String note,
        boolean mayAnswer,
        boolean mayWithdraw,
        boolean mayReport) {

    /** From which side an allocation is looked at, and when. */
    record Sight(Role role, Week now, Instant at) {}

    static Booked of(Market market, Allocation allocation, Optional<String> reference, Sight sight) {
        Allocation.State state = allocation.state(sight.now());
        var proposal = allocation.proposal();
        var offer = allocation.id().offer();
        boolean open = state == Allocation.State.PROPOSED
                && proposal.confirmBy().map(end -> sight.at().isBefore(end)).orElse(true);
        return new Booked(
                allocation.id().value(),
                proposal.student().value(),
                reference.orElse(null),
                sight.role() == Role.UNIVERSITY
                        ? market.cohorts()
                                .find(proposal.cohort())
                                .map(CohortsView.Entry::programme)
                                .map(programme -> programme.name())
                                .orElse("")
                        : market.organisations().name(proposal.university()),
                offer.value(),
                market.areas().find(offer.area()).map(AreasView.Entry::name).orElse(""),
                market.offers()
                        .find(offer)
                        .map(OffersView.Entry::terms)
                        .map(OfferTerms::profession)
                        .map(code -> ReferenceData.shipped().professionName(code))
                        .orElse(""),
                Words.weeks(proposal.weeks()),
                state,
                note(allocation, state),
                sight.role() == Role.PROVIDER && open,
                state == Allocation.State.PROPOSED || state == Allocation.State.ACCEPTED,
                state == Allocation.State.STARTED);
    }

    private static @Nullable String note(Allocation allocation, Allocation.State state) {
        if (state == Allocation.State.PROPOSED) {
            return allocation
                    .proposal()
                    .confirmBy()
                    .map(end -> "Answer by " + Words.moment(end))
                    .orElse(null);
        }
        return allocation
                .reason()
                .map(reason -> Words.reason(reason.code(), reason.note()))
                .orElse(null);
    }

    public String getState() {
        return Words.state(step);
    }

    public String getStateClass() {
        return Words.look(step);
    }

    /** Who, where and when, in a line. */
    public String getAbout() {
        return (reference == null ? student : reference) + ", " + where + ", " + weeks;
    }
}
