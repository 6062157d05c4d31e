package io.placemarket.query.page;

import io.placemarket.query.cohort.Coming;
import io.placemarket.query.release.ReleaseRow;

/**
 * An offer a cohort can ask for.
 *
 * @param weeks those they share
 * @param runs those, with spaces between them
 * @param first the first of them
 * @param last the last of them
 * @param release when it is released
 * @param requests how many ask for it
 */
record ComingLine(
        String offer,
        String areaName,
        String where,
        String weeks,
        String runs,
        String first,
        String last,
        int places,
        String release,
        int requests) {
    static ComingLine of(Coming coming) {
        OfferLine offer = new OfferLine(coming.offer());
        ReleaseRow release = coming.offer().release().orElseThrow();
        return new ComingLine(
                offer.getId(),
                offer.getAreaName(),
                offer.getWhere(),
                Words.weeks(coming.fitsWeeks()),
                String.join(" ", coming.fitsWeeks().runs()),
                coming.fitsWeeks().first().toString(),
                coming.fitsWeeks().last().toString(),
                offer.getPlaces(),
                Words.moment(release.at()),
                release.requests());
    }
}
