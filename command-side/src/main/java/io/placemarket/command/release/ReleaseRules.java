package io.placemarket.command.release;

import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.TermRefusal.OutOfRange;
import java.time.Instant;
import java.time.LocalDate;

/** What a release may promise, and what may be asked of it. */
public final class ReleaseRules {
    private ReleaseRules() {}

    /** A release lies in the future, and leaves at least a day of the offer. */
    public static void check(Instant at, LocalDate day, Instant now, LocalDate lastDay) {
        if (!at.isAfter(now) || day.isAfter(lastDay)) {
            throw Problem.invalid(
                            "releaseAt",
                            at.toString(),
                            "an instant after " + now + ", on a day not after the offer's last, " + lastDay)
                    .refused();
        }
    }

    static void checkPlaces(int places) {
        if (places < 1 || places > OfferTerms.MOST_PLACES) {
            throw new OutOfRange("places", places, 1, OfferTerms.MOST_PLACES).thrown();
        }
    }
}
