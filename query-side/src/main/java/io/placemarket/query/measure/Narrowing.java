package io.placemarket.query.measure;

import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Places;
import java.util.Set;

/** What a question about measures asks for: areas and placements by their provider, cohorts, programmes and plans by their university. */
record Narrowing(MeasuresQuery query, Market market) {
    boolean wants(ProfessionCode profession) {
        return wants(query.professions(), profession);
    }

    /** What is for any level is for each. */
    boolean wants(LearnerLevel level) {
        return level == LearnerLevel.ANY || wants(query.levels(), level);
    }

    boolean wants(Programme programme) {
        return wants(programme.profession()) && wants(programme.level());
    }

    boolean wants(AreasView.Entry area) {
        return liesThere(area.provider())
                && (query.sectors().isEmpty() || query.sectors().contains(Places.sector(area, market)));
    }

    /** Of an area that is wanted. */
    boolean wants(OffersView.Entry offer) {
        return wants(offer.terms().profession())
                && wants(offer.terms().level())
                && wants(query.modes(), offer.terms().mode())
                && wants(query.supervisions(), offer.terms().supervision());
    }

    /** Whether an organisation lies in one of the care systems that are chosen. */
    boolean liesThere(OrganisationId organisation) {
        return query.icbs().isEmpty()
                || market.organisations()
                        .find(organisation)
                        .flatMap(known -> known.details().icb())
                        .filter(query.icbs()::contains)
                        .isPresent();
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
