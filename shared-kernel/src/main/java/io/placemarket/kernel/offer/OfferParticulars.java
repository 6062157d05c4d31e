package io.placemarket.kernel.offer;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.OrganisationId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an offer says beyond what every offer says; most say none of it.
 *
 * @param weekdays on which its students are there; every day where absent
 * @param weeks for which it is; every week from its first to its last day where absent
 * @param leastWeeks the fewest weeks of a booking; one where absent
 * @param mostWeeks the most weeks of a booking; all where absent
 * @param arrangement who supervises from where, where the provider says
 * @param onlyFor the education providers that see it and book in it; all of them where empty
 * @param agreementRequired whether an agreement between the two must hold before anything is booked
 */
public record OfferParticulars(
        Optional<Weekdays> weekdays,
        Optional<WeekSet> weeks,
        OptionalInt leastWeeks,
        OptionalInt mostWeeks,
        Optional<Arrangement> arrangement,
        List<OrganisationId> onlyFor,
        boolean agreementRequired) {
    /** Education providers an offer may name. */
    public static final int MOST_NAMED = 50;

    /** Nothing in particular. */
    public static final OfferParticulars NONE = new OfferParticulars(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            List.of(),
            false);

    public OfferParticulars {
        onlyFor = onlyFor.stream()
                .distinct()
                .sorted(Comparator.comparing(OrganisationId::value))
                .toList();
    }

    /** Whether this education provider sees it and may book in it. */
    public boolean isFor(OrganisationId university) {
        return onlyFor.isEmpty() || onlyFor.contains(university);
    }

    /** The same for other weeks. */
    public OfferParticulars inWeeks(Optional<WeekSet> others) {
        return new OfferParticulars(weekdays, others, leastWeeks, mostWeeks, arrangement, onlyFor, agreementRequired);
    }

    /** Nothing where nothing is said, so that most offers stay as short as they are. */
    public Optional<OfferParticulars> ifAny() {
        return equals(NONE) ? Optional.empty() : Optional.of(this);
    }
}
