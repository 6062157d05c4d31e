package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.cohort.Place.Fitting;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds what fits a cohort: open offers of its profession and level that it may book, with room in weeks it must be placed,
 * for no more than it may still take.
 */
public final class FitReads {
    private static final int MOST = 99_999;

    private final PlacesAt places;
    private final Today today;
    private final Actor actor;

    /** For somebody who asks. */
    FitReads(PlacesAt places, Today today, Actor actor) {
        this.places = places;
        this.today = today;
        this.actor = actor;
    }

    /** Those that share most of its weeks first, then the earliest. */
    Page<Fit> fits(Need need, FitQuery query) {
        WeekSet coming = need.coming(today, query.filled());
        return query.page()
                .page(
                        places.position(),
                        places(need)
                                .map(in(need, coming, shape(query)))
                                .flatMap(Optional::stream)
                                .filter(fitting -> fitting.free() >= query.minFree())
                                .filter(fitting -> wants(
                                                query.modes(),
                                                fitting.place().offer().terms().mode())
                                        && wants(query.icbs(), fitting.place().icb()))
                                .map(fitting -> new Keyed(fitting, key(fitting, need)))
                                .sorted(Comparator.comparing(Keyed::key)),
                        Keyed::key)
                .map(Keyed::fitting)
                .map(found -> new Fit(found.place().row(today, actor), found.weeks(coming), found.free()));
    }

    private record Keyed(Fitting fitting, String key) {}

    private static Shape shape(FitQuery query) {
        return query.weeks().isPresent() ? Shape.run(query.weeks().getAsInt()) : Place::shared;
    }

    /** Which of the weeks an offer must have. */
    @FunctionalInterface
    interface Shape {
        /** Every one of them. */
        Shape WHOLE = Place::whole;

        /** So many in a row. */
        static Shape run(int length) {
            return (place, weeks, most) -> place.run(weeks, most, length);
        }

        /**
         * What fits of it.
         *
         * @param most how many more there may be in each of the weeks
         */
        Optional<Fitting> of(Place place, int[] weeks, int[] most);
    }

    /** Open offers for its learners that the asker sees, in no order. */
    Stream<Place> places(Need need) {
        return places.of(need.programme().profession()).stream()
                .filter(place -> Visibility.seesOffer(actor, place.offer().terms()))
                .filter(place ->
                        place.offer().terms().level().suits(need.programme().level()))
                .map(place -> place.seenBy(actor));
    }

    /** What of these weeks could be booked now in a place, for at least one student. */
    Function<Place, Optional<Fitting>> in(Need need, WeekSet weeks, Shape shape) {
        int[] numbers = weeks.stream().mapToInt(week -> week.number()).toArray();
        Map<Weekdays, int[]> most = new HashMap<>();
        return place -> shape.of(
                        place,
                        numbers,
                        most.computeIfAbsent(
                                place.offer().terms().weekdays(),
                                days -> need.headroom().byWeek(weeks, days)))
                .filter(fitting -> fitting.free() > 0 && place.takes(fitting.count()))
                .filter(fitting -> places.agreed(place.offer(), Visibility.ownSide(actor), fitting.weeks(weeks)));
    }

    /** Of nothing that a booking changes: a page goes on where the one before ended. */
    private static String key(Fitting fitting, Need need) {
        OffersView.Entry offer = fitting.place().offer();
        int shared = fitting.place().weeks().and(need.programme().weeks()).size();
        return "%05d/%s".formatted(MOST - shared, offer.key());
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
