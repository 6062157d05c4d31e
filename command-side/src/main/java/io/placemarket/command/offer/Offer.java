package io.placemarket.command.offer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** The terms of an offer, and whether it still stands. What is booked in it is the area's to know. */
@AggregateRoot
public class Offer {
    @AggregateIdentifier
    private OfferId id;

    private OrganisationId provider;
    private OfferTerms terms;
    private @Nullable Reason withdrawn;
    private boolean closed;
    /** Weeks that were withdrawn. */
    private WeekSet gone = WeekSet.none();
    /** Until its release has come. */
    private @Nullable Instant releaseAt;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Offer() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Offer(OfferPosted posted) {
        apply(posted);
    }

    public OrganisationId provider() {
        return provider;
    }

    public OfferTerms terms() {
        return terms;
    }

    /** Whether it was posted with a release, which may have come by now. */
    public boolean hasRelease() {
        return terms.release().isPresent();
    }

    /** Whether it was a mistake that nobody should repeat. */
    boolean postedInError() {
        return withdrawn != null && withdrawn.code() == ReasonCode.POSTED_IN_ERROR;
    }

    /** Lets nothing further be booked in it. */
    public void withdraw(Reason reason, boolean bookingsToo) {
        checkStands();
        apply(new OfferWithdrawn(id, reason, bookingsToo));
    }

    /** Takes nothing further. */
    public void close() {
        checkRuns();
        if (releaseAt != null) {
            throw notReleased();
        }
        apply(new BookingsClosed(id));
    }

    /** Refuses what cannot happen to an offer that was withdrawn or closed. */
    void checkRuns() {
        checkStands();
        if (closed) {
            throw Problem.of(ProblemCode.WRONG_STATE, "The offer was closed before.")
                    .with("state", "CLOSED")
                    .with("needed", List.of("OPEN"))
                    .refused();
        }
    }

    /** Refuses what cannot happen to an offer that was withdrawn. */
    public void checkStands() {
        if (withdrawn != null) {
            throw Problem.of(ProblemCode.WRONG_STATE, "The offer was withdrawn before.")
                    .with("state", "WITHDRAWN")
                    .with("needed", List.of("OPEN"))
                    .refused();
        }
    }

    /** Refuses to post anew what still stands. */
    void checkWithdrawn() {
        if (withdrawn == null) {
            throw Problem.of(
                            ProblemCode.WRONG_STATE,
                            "The offer " + id + " was not withdrawn; only a withdrawn one is posted again.")
                    .with("state", closed ? "CLOSED" : "OPEN")
                    .with("needed", List.of("WITHDRAWN"))
                    .refused();
        }
    }

    /** Whether requests are taken for its release. */
    boolean awaitsRelease() {
        return releaseAt != null;
    }

    /** Weeks of its terms that were withdrawn. */
    WeekSet gone() {
        return gone;
    }

    /** Belongs to another provider from now on. */
    void handOver(OrganisationId to) {
        apply(new OfferHandedOver(id, to));
    }

    void amend(OfferTerms other) {
        apply(new OfferAmended(id, other));
    }

    /** Notes that reserved shares ended, for its history. */
    void noteEnded(List<ReservedShare> shares) {
        apply(new ReservedSharesEnded(id, shares));
    }

    void withdrawPart(WeekSet weeks, int places, Reason reason) {
        apply(new OfferWithdrawnInPart(id, weeks, places, reason));
    }

    /** Lets it be booked, its release having come. */
    public void release() {
        apply(new OfferReleased(id));
    }

    /** Refuses what would be booked in an offer that no longer stands, or is not released yet. */
    public void checkOpen() {
        if (withdrawn != null) {
            throw Problem.of(
                            ProblemCode.OFFER_WITHDRAWN,
                            "The offer was withdrawn; nothing further can be booked in it.")
                    .refused();
        }
        if (closed) {
            throw Problem.of(
                            ProblemCode.OFFER_CLOSED,
                            "The offer is closed; nothing further can be booked in it, and what is booked stays.")
                    .refused();
        }
        checkReleased();
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code offer-not-released} */
    public void checkReleased() {
        if (releaseAt != null) {
            throw notReleased();
        }
    }

    private RuntimeException notReleased() {
        return Problem.of(
                        ProblemCode.OFFER_NOT_RELEASED,
                        "The offer is released at " + releaseAt + "; until then places can be requested.")
                .with("releaseAt", String.valueOf(releaseAt))
                .refused();
    }

    /** Refuses an education provider that it does not name, where it names any. */
    public void checkIsFor(OrganisationId university) {
        if (!terms.particulars().isFor(university)) {
            throw Problem.of(
                            ProblemCode.OFFER_FOR_OTHERS,
                            "The offer is for education providers named by its provider; yours is not among them.")
                    .refused();
        }
    }

    /** Refuses a cohort of another profession or level. */
    public void checkSuits(Programme programme) {
        if (!terms.profession().equals(programme.profession())) {
            throw Problem.of(
                            ProblemCode.PROFESSION_DIFFERS,
                            "The offer is for " + terms.profession() + ", the cohort is of " + programme.profession()
                                    + ".")
                    .with("offer", terms.profession().value())
                    .with("cohort", programme.profession().value())
                    .refused();
        }
        if (!terms.level().suits(programme.level())) {
            throw Problem.of(
                            ProblemCode.LEVEL_DIFFERS,
                            "The offer is for " + terms.level() + ", the cohort is " + programme.level() + ".")
                    .with("offer", terms.level().name())
                    .with("cohort", programme.level().name())
                    .refused();
        }
    }

    /** The weeks that can be booked from this week on: those asked for, or all where none are named. */
    public WeekSet bookable(Optional<WeekSet> asked, Week thisWeek) {
        return BookableWeeks.checkedLength(
                BookableWeeks.of(terms.weeks().minus(gone), asked, thisWeek), terms.particulars());
    }

    /** Weeks of it, whether they have begun or not: those named, or all. */
    public WeekSet everOf(Optional<WeekSet> asked) {
        WeekSet offered = terms.weeks().minus(gone);
        WeekSet weeks = asked.orElse(offered);
        if (weeks.isEmpty() || !offered.containsAll(weeks)) {
            throw Problem.invalid("first_day", weeks.toString(), "weeks of the offer: " + offered)
                    .refused();
        }
        return weeks;
    }

    /** The weeks that can be asked for before its release: those asked for, or all from the week of the release on. */
    public WeekSet requestable(Optional<WeekSet> asked, Week release) {
        return BookableWeeks.checkedLength(
                BookableWeeks.afterRelease(terms.weeks().minus(gone), asked, release), terms.particulars());
    }

    @EventSourcingHandler
    void on(OfferEvent event) {
        switch (event) {
            case OfferPosted posted -> {
                id = posted.offer();
                provider = posted.provider();
                terms = posted.terms();
                releaseAt = terms.release().map(ReleaseTerms::at).orElse(null);
            }
            case OfferReleased released -> releaseAt = null;
            // What is reserved stands in the area.
            case ReservedSharesEnded ended -> {}
            case OfferWithdrawn whole -> withdrawn = whole.reason();
            case BookingsClosed ended -> closed = true;
            case OfferHandedOver handed -> provider = handed.provider();
            case OfferAmended amended -> terms = amended.terms();
            case OfferWithdrawnInPart part -> {
                if (part.places() == 0) {
                    gone = gone.plus(part.weeks());
                }
            }
        }
    }
}
