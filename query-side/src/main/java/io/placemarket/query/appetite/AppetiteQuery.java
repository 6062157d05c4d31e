package io.placemarket.query.appetite;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.PageRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Which answers; of each filter, nothing means all.
 *
 * @param mine only those of the asker's organisation
 */
public record AppetiteQuery(
        boolean mine,
        Optional<AreaId> area,
        Set<ProfessionCode> professions,
        Set<Answer> answers,
        Set<String> icbs,
        PageRequest page) {
    /** Reads the parameters. */
    public static AppetiteQuery of(Filters filters) {
        return new AppetiteQuery(
                filters.yes("mine"),
                filters.id("area", AreaId::new),
                filters.professions("profession"),
                filters.anyOf("answer", Answer.class),
                filters.icbs("icb"),
                PageRequest.of(filters, "appetite"));
    }

    /** All of one area. */
    public static AppetiteQuery of(AreaId area) {
        return new AppetiteQuery(
                false,
                Optional.of(area),
                Set.of(),
                Set.of(),
                Set.of(),
                PageRequest.first("appetite", PageRequest.MOST));
    }
}
