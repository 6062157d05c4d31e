package io.placemarket.query.reading;

import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.Market;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How somebody is told who is booked with a provider in a week, in one place: as it is to whom it concerns; to others not where they are few,
 * as behind a cell of the board. An education provider knows its own bookings, so that those of others alone are few or not: where there are no
 * others, it is told.
 *
 * @param exact whether the asker is told everything
 * @param smallest fewer are few; 1 tells everything
 * @param own whether the asker sees the bookings of a cohort
 */
public record FewBooked(boolean exact, int smallest, Predicate<CohortId> own) {
    public static FewBooked of(Actor actor, OrganisationId provider, Market market, int smallest) {
        return new FewBooked(
                Visibility.seesFewBooked(actor, provider), smallest, cohort -> isOwn(cohort, actor, market));
    }

    private static boolean isOwn(CohortId cohort, Actor actor, Market market) {
        return market.cohorts()
                .find(cohort)
                .filter(known -> Visibility.seesCohort(actor, known.university()))
                .isPresent();
    }

    /**
     * What is booked in a week, in heads.
     *
     * @param held without names, or kept for a turn
     * @param allocated of named students
     */
    public record Booked(int held, int allocated) {
        private static Booked in(Week week, Stream<BookedPlaces> bookings) {
            int[] counts = new int[2];
            bookings.forEach(booked -> counts[booked.claim().isHold() ? 0 : 1] += booked.heads(week));
            return new Booked(counts[0], counts[1]);
        }

        private boolean isOfFew(int smallest) {
            return (held > 0 && held < smallest) || (allocated > 0 && allocated < smallest);
        }
    }

    /** Both counts of a week; neither where others' are few in one of them, as each would tell the other beside what is free. */
    public Optional<Booked> told(Week week, List<BookedPlaces> bookings) {
        Booked others = Booked.in(week, bookings.stream().filter(booked -> !own.test(booked.cohort())));
        return exact || !others.isOfFew(smallest) ? Optional.of(Booked.in(week, bookings.stream())) : Optional.empty();
    }
}
