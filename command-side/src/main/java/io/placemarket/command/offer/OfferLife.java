package io.placemarket.command.offer;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An offer is posted, released where it was posted for later, closed, and withdrawn: what each of these lets happen, and what not. */
public final class OfferLife {
    private static final String OPEN = "OPEN";
    private static final String CLOSED = "CLOSED";
    private static final String WITHDRAWN = "WITHDRAWN";

    private Optional<Reason> withdrawn = Optional.empty();
    private boolean closed;
    /** Until its release has come. */
    private Optional<Instant> releaseAt = Optional.empty();

    OfferLife() {}

    void on(OfferEvent event) {
        if (event instanceof OfferPosted posted) {
            releaseAt = posted.terms().release().map(ReleaseTerms::at);
        } else if (event instanceof OfferReleased) {
            releaseAt = Optional.empty();
        } else if (event instanceof OfferWithdrawn whole) {
            withdrawn = Optional.of(whole.reason());
        } else if (event instanceof BookingsClosed) {
            closed = true;
        }
    }

    /** Whether it was a mistake that nobody should repeat. */
    boolean postedInError() {
        return withdrawn.filter(why -> why.code() == ReasonCode.POSTED_IN_ERROR).isPresent();
    }

    /** Whether requests are taken for its release. */
    boolean awaitsRelease() {
        return releaseAt.isPresent();
    }

    /** Refuses what cannot happen to an offer that was withdrawn or closed. */
    void checkRuns() {
        checkStands();
        if (closed) {
            throw wrongState("The offer was closed before.", CLOSED, OPEN);
        }
    }

    /** Refuses what cannot happen to an offer that was withdrawn. */
    public void checkStands() {
        if (withdrawn.isPresent()) {
            throw wrongState("The offer was withdrawn before.", WITHDRAWN, OPEN);
        }
    }

    /** Refuses to post anew what still stands. */
    void checkWithdrawn(OfferId offer) {
        if (withdrawn.isEmpty()) {
            throw wrongState(
                    "The offer " + offer + " was not withdrawn; only a withdrawn one is posted again.",
                    closed ? CLOSED : OPEN,
                    WITHDRAWN);
        }
    }

    private static RuntimeException wrongState(String detail, String state, String needed) {
        return Problem.of(ProblemCode.WRONG_STATE, detail)
                .with("state", state)
                .with("needed", List.of(needed))
                .refused();
    }

    /** Refuses what would be booked in an offer that no longer stands, or is not released yet. */
    public void checkOpen() {
        if (withdrawn.isPresent()) {
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
        releaseAt.ifPresent(at -> {
            throw Problem.of(
                            ProblemCode.OFFER_NOT_RELEASED,
                            "The offer is released at " + at + "; until then places can be requested.")
                    .with("releaseAt", at.toString())
                    .refused();
        });
    }
}
