package io.placemarket.query.cohort;

import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData.PostcodeDistrict;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.time.DayOfWeek;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which places for a cohort; of each filter, nothing means all.
 *
 * @param near the district from which is measured
 * @param within at most so many kilometres from there
 * @param weekdays on which students can be there: an offer that needs them on another does not fit
 * @param minFree that many students must fit
 * @param span when
 * @param students how many students several offers together must take; nothing: no combinations are looked for
 */
public record SearchQuery(
        Optional<PostcodeDistrict> near,
        OptionalInt within,
        Set<String> icbs,
        Set<Sector> sectors,
        Set<Mode> modes,
        Set<SupervisionModel> supervisions,
        Set<DayOfWeek> weekdays,
        int minFree,
        Span span,
        OptionalInt students,
        PageRequest page) {
    static final int MOST_FREE = 500;
    static final int MOST_KILOMETRES = 1_000;

    public SearchQuery {
        if (within.isPresent() && near.isEmpty()) {
            throw Problem.missing("near", "the postcode from which 'within' is measured")
                    .refused();
        }
    }

    /**
     * From the parameters.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value, missing-value
     */
    public static SearchQuery of(Filters filters) {
        return new SearchQuery(
                filters.one("near").map(text -> Distance.named("near", text)),
                filters.number("within", 1, MOST_KILOMETRES),
                filters.icbs("icb"),
                filters.anyOf("sector", Sector.class),
                filters.anyOf("mode", Mode.class),
                filters.supervisions("supervision"),
                filters.anyOf("weekdays", DayOfWeek.class),
                filters.number("minFree", 1, MOST_FREE).orElse(1),
                Span.of(filters),
                filters.number("students", 1, MOST_FREE),
                PageRequest.of(filters, "search"));
    }
}
