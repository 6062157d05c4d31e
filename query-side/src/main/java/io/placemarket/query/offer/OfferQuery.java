package io.placemarket.query.offer;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which offers; of each filter, nothing means all.
 *
 * @param levels for which learners: also offers for any level
 * @param firstWeek offers that touch this week or a later one
 * @param lastWeek offers that touch this week or an earlier one
 * @param minFree that many whole places left in every week of the offer between those two, from this week on
 * @param states nothing means open
 * @param mine only those of the asker's organisation
 * @param asOf as they were then; nothing means now
 */
public record OfferQuery(
        Optional<String> q,
        Set<ProfessionCode> professions,
        Set<LearnerLevel> levels,
        Set<String> icbs,
        Set<Sector> sectors,
        Set<Mode> modes,
        Set<SupervisionModel> supervisions,
        Optional<OrganisationId> provider,
        Optional<AreaId> area,
        Optional<Week> firstWeek,
        Optional<Week> lastWeek,
        OptionalInt minFree,
        Set<OfferState> states,
        boolean mine,
        Optional<Moment> asOf,
        PageRequest page) {
    private static final int MOST_FREE = 500;

    public OfferQuery {
        if (firstWeek.isPresent() && lastWeek.isPresent() && lastWeek.get().isBefore(firstWeek.get())) {
            throw Problem.invalid("lastWeek", lastWeek.get().toString(), "a week not before " + firstWeek.get())
                    .refused();
        }
    }

    public static OfferQuery of(Filters filters) {
        return new OfferQuery(
                filters.text("q"),
                filters.professions("profession"),
                filters.anyOf("level", LearnerLevel.class),
                filters.icbs("icb"),
                filters.anyOf("sector", Sector.class),
                filters.anyOf("mode", Mode.class),
                filters.supervisions("supervision"),
                filters.id("provider", OrganisationId::new),
                filters.id("area", AreaId::new),
                filters.week("firstWeek"),
                filters.week("lastWeek"),
                filters.number("minFree", 0, MOST_FREE),
                filters.anyOf("state", OfferState.class),
                filters.yes("mine"),
                Moment.of(filters, Moment.AS_OF),
                PageRequest.of(filters, "offers"));
    }
}
