package io.placemarket.query.page;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.cohort.Fit;
import java.util.Map;

/**
 * An offer that fits a cohort.
 *
 * @param free students who could take all these weeks
 * @param runs the weeks, as runs with spaces between them
 * @param first the first of the weeks
 * @param last the last of them
 * @param suggested as many as are free and needed
 */
record FitLine(
        String offer,
        String areaName,
        String where,
        String weeks,
        int free,
        String terms,
        String runs,
        String first,
        String last,
        int suggested) {
    static FitLine of(Fit fit, Map<Week, Integer> stillToPlace) {
        OfferLine offer = new OfferLine(fit.offer());
        int needed = fit.weeks().stream()
                .mapToInt(week -> stillToPlace.getOrDefault(week, 0))
                .max()
                .orElse(0);
        return new FitLine(
                offer.getId(),
                offer.getAreaName(),
                offer.getWhere(),
                Words.weeks(fit.weeks()),
                fit.fitsFree(),
                offer.getTerms(),
                String.join(" ", fit.weeks().runs()),
                fit.weeks().first().toString(),
                fit.weeks().last().toString(),
                Math.max(1, Math.min(fit.fitsFree(), needed)));
    }
}
