package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.cohort.Found.Alternative;
import io.placemarket.query.cohort.Place.Fitting;
import io.placemarket.query.reading.Today;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would find something where nothing was found: each with one thing changed, other weeks first; with two things only where no one
 * change is enough. Offers are looked through once for each kind of change, however many filters there are.
 */
final class Alternatives {
    /** Ways with two things changed that are shown. */
    private static final int MOST_PAIRS = 5;

    private final FitReads fits;
    private final Need need;
    private final SearchQuery query;
    private final Today today;
    private final Function<Fitting, Near> near;
    private final BiFunction<Near, WeekSet, FoundPlace> shown;
    private final List<Place> places;

    /**
     * @param near how far something is
     * @param shown as it is answered, with those of the weeks that it fits
     */
    Alternatives(
            FitReads fits,
            Need need,
            SearchQuery query,
            Today today,
            Function<Fitting, Near> near,
            BiFunction<Near, WeekSet, FoundPlace> shown) {
        this.fits = fits;
        this.need = need;
        this.query = query;
        this.today = today;
        this.near = near;
        this.shown = shown;
        this.places = fits.places(need).toList();
    }

    /**
     * Another time.
     *
     * @param what in words; empty where it is as asked for
     * @param parameters those to change
     */
    private record Other(String what, Map<String, String> parameters, Span span) {}

    /** A time with whatever fits in it. */
    private final class Attempt {
        private final Other other;
        private final Function<Place, Optional<Fitting>> fit;

        Attempt(Other other) {
            this.other = other;
            this.fit = fits.in(need, other.span.asked(need, today), other.span.shape());
        }

        Optional<Near> of(Place place) {
            return other.span.suits(place.offer().terms()) ? fit.apply(place).map(near) : Optional.empty();
        }

        boolean finds(Place place, int changes) {
            return of(place)
                    .filter(found -> PlaceFilter.stops(found, query).size() <= changes)
                    .isPresent();
        }

        /** By the filters that keep it out, as many as may be left out. */
        Map<EnumSet<PlaceFilter>, List<Near>> without(int filters) {
            return places.stream()
                    .flatMap(place -> of(place).stream())
                    .collect(Collectors.groupingBy(found -> PlaceFilter.stops(found, query)))
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().size() == filters)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    List<Alternative> find() {
        Attempt asked = new Attempt(new Other("", Map.of(), query.span()));
        List<Alternative> one = new ArrayList<>();
        otherWeeks(0).ifPresent(weeks -> one.addAll(ways(weeks, 0)));
        one.addAll(ways(asked, 1));
        fewerWeeks(0).ifPresent(weeks -> one.addAll(ways(weeks, 0)));
        return one.isEmpty() ? two(asked) : one;
    }

    private List<Alternative> two(Attempt asked) {
        List<Alternative> two = new ArrayList<>();
        otherWeeks(1).ifPresent(weeks -> two.addAll(ways(weeks, 1)));
        two.addAll(ways(asked, 2));
        fewerWeeks(1).ifPresent(weeks -> two.addAll(ways(weeks, 1)));
        return two.isEmpty() ? anything() : two.stream().limit(MOST_PAIRS).toList();
    }

    private List<Alternative> ways(Attempt attempt, int filters) {
        return attempt.without(filters).entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toArray(new PlaceFilter[0]), Arrays::compare))
                .map(entry -> way(attempt.other, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Alternative way(Other other, EnumSet<PlaceFilter> without, List<Near> found) {
        Map<String, String> parameters = new TreeMap<>(other.parameters);
        without.forEach(filter -> parameters.put(filter.parameter(), ""));
        String filters = without.stream().map(PlaceFilter::without).collect(Collectors.joining(" and "));
        String what = other.what.isEmpty() || filters.isEmpty() ? other.what + filters : other.what + " and " + filters;
        return new Alternative(
                what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                parameters,
                found.size(),
                best(found, other.span));
    }

    private FoundPlace best(List<Near> found, Span span) {
        return shown.apply(found.stream().min(Near.NEAREST).orElseThrow(), span.asked(need, today));
    }

    /** The nearest time as long as the one asked for in which something is found with so many filters left out. */
    private Optional<Attempt> otherWeeks(int filters) {
        List<Attempt> attempts = shifts().stream().map(Attempt::new).toList();
        int best = attempts.size();
        for (Place place : places) {
            for (int i = 0; i < best; i++) {
                if (attempts.get(i).finds(place, filters)) {
                    best = i;
                }
            }
        }
        return best < attempts.size() ? Optional.of(attempts.get(best)) : Optional.empty();
    }

    /** Nearest first, of two as near the later; only those that take as much of the cohort's weeks. */
    private List<Other> shifts() {
        List<Other> shifts = new ArrayList<>();
        if (!query.span().narrows()) {
            return shifts;
        }
        int weeks = Math.max(1, query.span().asked(need, today).size());
        for (int by = 1; by <= query.span().farthest(need, today); by++) {
            for (int shift : new int[] {by, -by}) {
                Span span = query.span().shifted(shift);
                if (span.within(need, today) && span.asked(need, today).size() >= weeks) {
                    shifts.add(new Other(
                            "%d week%s %s".formatted(by, by == 1 ? "" : "s", shift > 0 ? "later" : "earlier"),
                            span.bounds(),
                            span));
                }
            }
        }
        return shifts;
    }

    /** The most consecutive weeks that are fewer than asked for in which something is found with so many filters left out. */
    private Optional<Attempt> fewerWeeks(int filters) {
        int asked = query.span().weeks().orElse(query.span().asked(need, today).size());
        Optional<Attempt> best = Optional.empty();
        int weeks = 0;
        Map<Integer, Attempt> attempts = new HashMap<>();
        for (Place place : places) {
            int next = Math.max(weeks + 1, place.leastWeeks());
            while (next < asked && attempts.computeIfAbsent(next, this::inARow).finds(place, filters)) {
                weeks = next;
                best = Optional.of(attempts.get(next));
                next++;
            }
        }
        return best;
    }

    private Attempt inARow(int weeks) {
        Span span = query.span().forWeeks(weeks);
        Map<String, String> parameters = new TreeMap<>(span.bounds());
        parameters.put("weeks", Integer.toString(weeks));
        return new Attempt(new Other("%d week%s in a row".formatted(weeks, weeks == 1 ? "" : "s"), parameters, span));
    }

    private List<Alternative> anything() {
        Map<String, String> parameters = new TreeMap<>(Map.of("weeks", "1"));
        for (PlaceFilter filter : PlaceFilter.values()) {
            parameters.put(filter.parameter(), "");
        }
        Span span = new Span(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1),
                Optional.empty(),
                query.span().filled());
        parameters.putAll(span.bounds());
        Attempt attempt = new Attempt(new Other("", Map.of(), span));
        List<Near> found =
                places.stream().flatMap(place -> attempt.of(place).stream()).toList();
        return found.isEmpty()
                ? List.of()
                : List.of(new Alternative(
                        "Anything for at least one student and one week", parameters, found.size(), best(found, span)));
    }
}
