package io.placemarket.kernel.offer;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.OrganisationId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What an offer says beyond what every offer says; most say none of it.
 *
 * @param weekdays on which its students are there; every day where absent
 * @param weeks for which it is; every week from its first to its last day where absent
 * @param leastWeeks the fewest weeks of a booking; one where absent
 * @param mostWeeks the most weeks of a booking; all where absent
 * @param arrangement who supervises from where, where the provider says
 * @param groupSize how many learners one supervisor coaches together, under a model with groups; where the provider says
 * @param onlyFor the education providers that see it and book in it; all of them where empty
 * @param agreementRequired whether an agreement between the two must hold before anything is booked
 * @param requirements which a student must be cleared for before starting here; all there are where absent; see {@link #asksFor}
 * @param reserved what is kept for named education providers for a while, where anything is; see {@link #shares}
 */
public record OfferParticulars(
        Optional<Weekdays> weekdays,
        Optional<WeekSet> weeks,
        OptionalInt leastWeeks,
        OptionalInt mostWeeks,
        Optional<Arrangement> arrangement,
        OptionalInt groupSize,
        List<OrganisationId> onlyFor,
        boolean agreementRequired,
        Optional<List<Requirement>> requirements,
        Optional<List<ReservedShare>> reserved) {
    /** Education providers an offer may name. */
    public static final int MOST_NAMED = 50;

    /** The most learners in a group: a number of this market, since nobody has published one. */
    public static final int LARGEST_GROUP = 12;

    /** Nothing in particular. */
    public static final OfferParticulars NONE = new OfferParticulars(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            List.of(),
            false,
            Optional.empty(),
            Optional.empty());

    public OfferParticulars {
        onlyFor = onlyFor.stream()
                .distinct()
                .sorted(Comparator.comparing(OrganisationId::value))
                .toList();
        requirements = requirements
                .map(some -> some.stream().distinct().sorted().toList())
                .filter(some -> !some.isEmpty());
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

    /** Whether its students must be cleared for this before they start. */
    public boolean asksFor(Requirement requirement) {
        return requirements.map(some -> some.contains(requirement)).orElse(true);
    }

    /** Whether this education provider sees it and may book in it. */
    public boolean isFor(OrganisationId university) {
        return onlyFor.isEmpty() || onlyFor.contains(university);
    }

    /** The same on these weekdays. */
    public OfferParticulars on(Optional<Weekdays> others) {
        return but(copy -> copy.weekdays = others);
    }

    /** The same for other weeks. */
    public OfferParticulars inWeeks(Optional<WeekSet> others) {
        return but(copy -> copy.weeks = others);
    }

    /** The same for bookings of so many weeks. */
    public OfferParticulars lasting(OptionalInt least, OptionalInt most) {
        return but(copy -> {
            copy.leastWeeks = least;
            copy.mostWeeks = most;
        });
    }

    /** The same supervised from there. */
    public OfferParticulars arranged(Optional<Arrangement> other) {
        return but(copy -> copy.arrangement = other);
    }

    /** The same for groups of so many. */
    public OfferParticulars inGroupsOf(OptionalInt learners) {
        return but(copy -> copy.groupSize = learners);
    }

    /** The same for these education providers only. */
    public OfferParticulars onlyFor(List<OrganisationId> universities) {
        return but(copy -> copy.onlyFor = universities);
    }

    /** The same where an agreement must hold, or need not. */
    public OfferParticulars agreed(boolean required) {
        return but(copy -> copy.agreementRequired = required);
    }

    /** The same for students who are cleared for these. */
    public OfferParticulars requiring(Optional<List<Requirement>> some) {
        return but(copy -> copy.requirements = some);
    }

    /** The same with other places reserved. */
    public OfferParticulars reserving(List<ReservedShare> others) {
        return but(copy -> copy.reserved = Optional.of(others));
    }

    /** Nothing where nothing is said, so that most offers stay as short as they are. */
    public Optional<OfferParticulars> ifAny() {
        return equals(NONE) ? Optional.empty() : Optional.of(this);
    }

    private OfferParticulars but(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.particulars();
    }

    /** The same members while some of them are changed. */
    private static final class Copy {
        private Optional<Weekdays> weekdays;
        private Optional<WeekSet> weeks;
        private OptionalInt leastWeeks;
        private OptionalInt mostWeeks;
        private Optional<Arrangement> arrangement;
        private OptionalInt groupSize;
        private List<OrganisationId> onlyFor;
        private boolean agreementRequired;
        private Optional<List<Requirement>> requirements;
        private Optional<List<ReservedShare>> reserved;

        Copy(OfferParticulars particulars) {
            this.weekdays = particulars.weekdays;
            this.weeks = particulars.weeks;
            this.leastWeeks = particulars.leastWeeks;
            this.mostWeeks = particulars.mostWeeks;
            this.arrangement = particulars.arrangement;
            this.groupSize = particulars.groupSize;
            this.onlyFor = particulars.onlyFor;
            this.agreementRequired = particulars.agreementRequired;
            this.requirements = particulars.requirements;
            this.reserved = particulars.reserved;
        }

        OfferParticulars particulars() {
            return new OfferParticulars(
                    weekdays,
                    weeks,
                    leastWeeks,
                    mostWeeks,
                    arrangement,
                    groupSize,
                    onlyFor,
                    agreementRequired,
                    requirements,
                    reserved);
        }
    }
}
