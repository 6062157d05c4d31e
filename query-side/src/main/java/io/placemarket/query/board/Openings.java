package io.placemarket.query.board;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which weeks an area has a free place, and for whom.
 *
 * @param weeks by audience, a bit a week from the board's first on
 */
record Openings(Map<Audience, Long> weeks) {
    static final Openings NONE = new Openings(Map.of());

    /**
     * Whom a place suits.
     *
     * @param university the only one it is for; nothing for any
     */
    record Audience(ProfessionCode profession, LearnerLevel level, Optional<OrganisationId> university) {
        boolean has(CohortsView.Entry cohort) {
            return profession.equals(cohort.programme().profession())
                    && level.suits(cohort.programme().level())
                    && university.map(cohort.university()::equals).orElse(true);
        }
    }

    static Openings of(BoardQuery query, AreasView.Entry area, Market market) {
        Map<Audience, Long> weeks = new HashMap<>();
        AreaCapacity capacity = area.capacity();
        for (OfferedPlaces offered : capacity.offers()) {
            if (offered.bookable() && query.wants(offered.profession())) {
                market.offers()
                        .find(offered.offer())
                        .ifPresent(offer -> audiences(
                                        capacity,
                                        offered,
                                        offer.terms().level(),
                                        offer.terms().particulars())
                                .forEach(audience -> {
                                    long open = open(query, capacity, offered, audience.university());
                                    if (open != 0) {
                                        weeks.merge(audience, open, (some, more) -> some | more);
                                    }
                                }));
            }
        }
        return weeks.isEmpty() ? NONE : new Openings(Map.copyOf(weeks));
    }

    /** Those it is for alone; else all, and apart those for whom some of it is reserved. */
    private static Stream<Audience> audiences(
            AreaCapacity capacity, OfferedPlaces offered, LearnerLevel level, OfferParticulars particulars) {
        List<OrganisationId> only = particulars.onlyFor();
        Stream<Optional<OrganisationId>> universities = only.isEmpty()
                ? Stream.concat(Stream.of(Optional.empty()), shares(capacity, offered.offer()))
                : only.stream().map(Optional::of);
        return universities.map(university -> new Audience(offered.profession(), level, university));
    }

    private static Stream<Optional<OrganisationId>> shares(AreaCapacity capacity, OfferId offer) {
        return capacity.reserved(offer).stream()
                .map(ReservedShare::university)
                .distinct()
                .map(Optional::of);
    }

    private static long open(
            BoardQuery query, AreaCapacity capacity, OfferedPlaces offered, Optional<OrganisationId> university) {
        long open = 0;
        for (int i = 0; i < query.weeks(); i++) {
            if (offered.weeks().contains(query.from().plus(i))
                    && capacity.room(offered.offer(), query.from().plus(i), university)
                                    .free()
                            > 0) {
                open |= 1L << i;
            }
        }
        return open;
    }
}
