package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.cohort.Place.Fitting;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what fits a cohort: open offers of its profession and level with room in weeks it must be placed. */
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

    /** Most weeks first, then most places, then earliest. */
    Page<Fit> fits(Programme programme, FitQuery query) {
        WeekSet coming = programme.weeks().from(today.week());
        return query.page()
                .page(
                        places.position(),
                        fitting(programme, coming, query.minFree(), query.weeks())
                                .filter(fitting -> wants(
                                                query.modes(),
                                                fitting.place().offer().terms().mode())
                                        && wants(query.icbs(), fitting.place().icb()))
                                .sorted(Comparator.comparing(FitReads::key)),
                        FitReads::key)
                .map(found -> new Fit(found.place().row(today, actor), found.weeks(coming), found.free()));
    }

    /** Everything that fits, in no order. */
    Stream<Fitting> fitting(Programme programme, WeekSet coming, int minFree, OptionalInt weeks) {
        int[] numbers = coming.stream().mapToInt(week -> week.number()).toArray();
        return places.of(programme.profession()).stream()
                .filter(place -> Visibility.seesOffer(actor, place.offer().terms()))
                .filter(place -> place.offer().terms().level().suits(programme.level()))
                .map(place -> place.seenBy(actor))
                .map(place -> weeks.isPresent() ? place.run(numbers, weeks.getAsInt()) : place.all(numbers))
                .flatMap(Optional::stream)
                .filter(fitting -> fitting.free() >= minFree);
    }

    static String key(Fitting fitting) {
        return "%05d/%05d/%s"
                .formatted(
                        MOST - fitting.count(),
                        MOST - fitting.free(),
                        fitting.place().offer().key());
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
