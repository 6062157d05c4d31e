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
 * @param reserved what is kept for named education providers for a while, where anything is; see {@link #shares}
 */
public record OfferParticulars(
        Optional<Weekdays> weekdays,
        Optional<WeekSet> weeks,
        OptionalInt leastWeeks,
        OptionalInt mostWeeks,
        Optional<Arrangement> arrangement,
        List<OrganisationId> onlyFor,
        boolean agreementRequired,
        Optional<List<ReservedShare>> reserved) {
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

    /** Nothing of it is reserved. */
    public OfferParticulars(
            Optional<Weekdays> weekdays,
            Optional<WeekSet> weeks,
            OptionalInt leastWeeks,
            OptionalInt mostWeeks,
            Optional<Arrangement> arrangement,
            List<OrganisationId> onlyFor,
            boolean agreementRequired) {
        this(weekdays, weeks, leastWeeks, mostWeeks, arrangement, onlyFor, agreementRequired, Optional.empty());
    }

    public OfferParticulars {
        onlyFor = onlyFor.stream()
                .distinct()
                .sorted(Comparator.comparing(OrganisationId::value))
                .toList();
        reserved = reserved.map(OfferParticulars::inOrder).filter(shares -> !shares.isEmpty());
    }

    private static List<ReservedShare> inOrder(List<ReservedShare> shares) {
        return shares.stream()
                .sorted(Comparator.comparing(share -> share.university().value()))
                .toList();
    }

    /** What is kept for named education providers for a while, in the order of their identifiers. */
    public List<ReservedShare> shares() {
        return reserved.orElse(List.of());
    }

    /** Whether this education provider sees it and may book in it. */
    public boolean isFor(OrganisationId university) {
        return onlyFor.isEmpty() || onlyFor.contains(university);
    }

    /** The same for other weeks. */
    public OfferParticulars inWeeks(Optional<WeekSet> others) {
        return new OfferParticulars(
                weekdays, others, leastWeeks, mostWeeks, arrangement, onlyFor, agreementRequired, reserved);
    }

    /** The same with other places reserved. */
    public OfferParticulars reserving(List<ReservedShare> others) {
        return new OfferParticulars(
                weekdays, weeks, leastWeeks, mostWeeks, arrangement, onlyFor, agreementRequired, Optional.of(others));
    }

    /** Nothing where nothing is said, so that most offers stay as short as they are. */
    public Optional<OfferParticulars> ifAny() {
        return equals(NONE) ? Optional.empty() : Optional.of(this);
    }
}
