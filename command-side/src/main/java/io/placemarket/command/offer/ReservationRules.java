package io.placemarket.command.offer;

import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.TermRefusal.SharesBeyondOffer;
import java.time.Instant;
import java.util.List;

/** What an offer may reserve: no more than it has, once for each education provider, until a moment that is still to come. */
final class ReservationRules {
    private ReservationRules() {}

    /**
     * Refuses what cannot be reserved.
     *
     * @param before shares that stood before may have run out by now
     */
    static void check(OfferTerms terms, List<ReservedShare> before, Instant now, Instant end) {
        OfferParticulars particulars = terms.particulars();
        List<ReservedShare> shares = particulars.shares();
        if (shares.size() > OfferParticulars.MOST_NAMED) {
            throw invalid(shares.size() + " shares", "at most " + OfferParticulars.MOST_NAMED + " shares");
        }
        if (shares.stream().map(ReservedShare::university).distinct().count() < shares.size()) {
            throw invalid("an education provider twice", "each education provider once");
        }
        if (shares.stream().anyMatch(share -> share.places() < 1)) {
            throw invalid("a share of no places", "shares of at least one place each");
        }
        long together = shares.stream()
                .filter(share -> share.until().isAfter(now))
                .mapToLong(ReservedShare::places)
                .sum();
        if (together > terms.places()) {
            throw new SharesBeyondOffer(together, terms.places()).thrown();
        }
        Instant first =
                terms.release().map(ReleaseTerms::at).filter(now::isBefore).orElse(now);
        for (ReservedShare share : shares) {
            if (share.until().isAfter(now) && !particulars.isFor(share.university())) {
                throw invalid(share.university().value(), "education providers the offer is for");
            }
            if (!before.contains(share)
                    && (!share.until().isAfter(first) || share.until().isAfter(end))) {
                throw invalid(
                        "until " + share.until(),
                        "an instant after " + first + " and not after the offer's last day, " + terms.lastDay());
            }
        }
    }

    private static RuntimeException invalid(String value, String accepted) {
        return Problem.invalid("reserved", value, accepted).refused();
    }
}
