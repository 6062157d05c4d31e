package io.placemarket.query.cohort;

import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.query.cohort.Place.Fitting;
import java.util.Comparator;
import java.util.Locale;

/** An offer that fits, and how far it is. */
record Near(Fitting fit, double kilometres) {
    /** Farther than anywhere: where no distance is known. */
    static final double FAR = 99_999;

    /** By nothing that a booking changes: a page goes on where the one before ended. */
    static final Comparator<Near> NEAREST = Comparator.comparingLong(Near::metres)
            .thenComparing(near -> near.fit().place().offer().key());

    /** As its key has it. */
    long metres() {
        return Math.round(kilometres * 1_000);
    }

    boolean measured() {
        return kilometres < FAR;
    }

    String key() {
        return String.format(
                Locale.ROOT,
                "%09.3f/%s",
                metres() / 1_000.0,
                fit.place().offer().key());
    }

    OfferTerms terms() {
        return fit.place().offer().terms();
    }
}
