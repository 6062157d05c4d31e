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
import io.placemarket.kernel.refusal.OfferRefusal.NotReleasedToClose;
import io.placemarket.kernel.refusal.OfferRefusal.OfferIsClosed;
import io.placemarket.kernel.refusal.OfferRefusal.OfferIsWithdrawn;
import io.placemarket.kernel.refusal.OfferRefusal.OfferNotReleased;
import io.placemarket.kernel.refusal.StateRefusal.OfferEnded;
import io.placemarket.kernel.refusal.StateRefusal.OfferNotWithdrawn;
import io.placemarket.kernel.refusal.StateRefusal.OfferState;
import java.time.Instant;
import java.util.Optional;

/** An offer is posted, released where it was posted for later, closed, and withdrawn: what each of these lets happen, and what not. */
public final class OfferLife {
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
            throw new OfferEnded(OfferState.CLOSED).thrown();
        }
    }

    /** Refuses what cannot happen to an offer that was withdrawn. */
    public void checkStands() {
        if (withdrawn.isPresent()) {
            throw new OfferEnded(OfferState.WITHDRAWN).thrown();
        }
    }

    /** Refuses to post anew what still stands. */
    void checkWithdrawn(OfferId offer) {
        if (withdrawn.isEmpty()) {
            throw new OfferNotWithdrawn(offer, closed ? OfferState.CLOSED : OfferState.OPEN).thrown();
        }
    }

    /** Refuses what would be booked in an offer that no longer stands, or is not released yet. */
    public void checkOpen() {
        if (withdrawn.isPresent()) {
            throw new OfferIsWithdrawn().thrown();
        }
        if (closed) {
            throw new OfferIsClosed().thrown();
        }
        checkReleased();
    }

    /** Refuses to close what awaits its release. */
    void checkClosable() {
        checkRuns();
        releaseAt.ifPresent(at -> {
            throw new NotReleasedToClose(at).thrown();
        });
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code offer-not-released} */
    public void checkReleased() {
        releaseAt.ifPresent(at -> {
            throw new OfferNotReleased(at).thrown();
        });
    }
}
