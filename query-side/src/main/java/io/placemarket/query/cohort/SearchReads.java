package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ReferenceData.PostcodeDistrict;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.cohort.Place.Fitting;
import io.placemarket.query.market.Labels;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches places for a cohort: only what could be booked whole, by distance and by what the place is like. */
public final class SearchReads {
    private static final List<Integer> RINGS = List.of(10, 25, 50, 100);
    private final PlacesAt places;
    private final Today today;
    private final Actor actor;
    private final FitReads fits;

    /** For somebody who asks. */
    SearchReads(PlacesAt places, Today today, Actor actor) {
        this.places = places;
        this.today = today;
        this.actor = actor;
        this.fits = new FitReads(places, today, actor);
    }

    /** What fits, where from, how much, and what else. */
    Found search(Need need, SearchQuery query) {
        WeekSet coming = query.span().of(need, today);
        Map<PostcodeDistrict, Double> distances = new HashMap<>();
        List<Near> fitting = fitting(need, coming, query, distances);
        List<Near> found = matching(fitting, query);
        Page<FoundPlace> page = query.page()
                .page(places.position(), first(found, query.page()), Near::key)
                .map(near -> shown(near, coming));
        return new Found(
                coming,
                page.items(),
                found.size(),
                facets(fitting, query),
                query.students().isPresent() ? Optional.of(combined(found, need, query, coming)) : Optional.empty(),
                found.isEmpty() ? alternatives(need, query, distances) : List.of(),
                page.next(),
                places.position());
    }

    private Combined combined(List<Near> found, Need need, SearchQuery query, WeekSet coming) {
        int students = query.students().orElseThrow();
        List<Combining.Candidate> candidates = found.stream()
                .map(near -> new Combining.Candidate(near.fit(), near.metres()))
                .toList();
        Combining combining = new Combining(students, coming, actor, need.headroom());
        return new Combined(
                students,
                combining.atMost(candidates),
                combining.sets(candidates).stream()
                        .map(parts -> new Combined.Set(
                                parts.stream().map(part -> part(part, coming)).toList(), kilometres(parts)))
                        .toList());
    }

    private Combined.Part part(Combining.Part part, WeekSet coming) {
        Near near = new Near(part.candidate().fit(), part.candidate().metres() / 1_000.0);
        return new Combined.Part(part.students(), shown(near, coming));
    }

    private static OptionalDouble kilometres(List<Combining.Part> parts) {
        double farthest = Combining.farthest(parts) / 1_000.0;
        return farthest < Near.FAR ? OptionalDouble.of(Math.round(farthest * 10) / 10.0) : OptionalDouble.empty();
    }

    /** In order; of the first page no more than it takes, with one to tell that there are more. */
    private static Stream<Near> first(List<Near> found, PageRequest page) {
        if (page.after().isPresent() || page.limit() >= found.size()) {
            return found.stream().sorted(Near.NEAREST);
        }
        PriorityQueue<Near> nearest = new PriorityQueue<>(Near.NEAREST.reversed());
        for (Near near : found) {
            nearest.add(near);
            if (nearest.size() > page.limit() + 1) {
                nearest.remove();
            }
        }
        return nearest.stream().sorted(Near.NEAREST);
    }

    private List<Near> fitting(Need need, WeekSet coming, SearchQuery query, Map<PostcodeDistrict, Double> distances) {
        return fits.places(need)
                .filter(place -> query.span().suits(place.offer().terms()))
                .map(fits.in(need, coming, query.span().shape()))
                .flatMap(Optional::stream)
                .map(fit -> near(fit, query, distances))
                .toList();
    }

    private static Near near(Fitting fit, SearchQuery query, Map<PostcodeDistrict, Double> distances) {
        return new Near(fit, kilometres(fit.place(), query, distances));
    }

    private static double kilometres(Place place, SearchQuery query, Map<PostcodeDistrict, Double> known) {
        return query.near().isEmpty() || place.district().isEmpty()
                ? Near.FAR
                : known.computeIfAbsent(
                        place.district().get(),
                        to -> Distance.kilometres(query.near().get(), to));
    }

    private FoundPlace shown(Near near, WeekSet coming) {
        return new FoundPlace(
                near.fit().place().row(today, actor),
                near.fit().weeks(coming),
                near.fit().free(),
                near.measured()
                        ? OptionalDouble.of(Math.round(near.kilometres() * 10) / 10.0)
                        : OptionalDouble.empty());
    }

    private static List<Near> matching(List<Near> places, SearchQuery query) {
        return places.stream()
                .filter(near -> PlaceFilter.stops(near, query).isEmpty())
                .toList();
    }

    private static Map<String, List<Found.Facet>> facets(List<Near> fitting, SearchQuery query) {
        Map<String, Integer> icbs = new TreeMap<>();
        Map<Sector, Integer> sectors = new EnumMap<>(Sector.class);
        Map<Mode, Integer> modes = new EnumMap<>(Mode.class);
        Map<SupervisionModel, Integer> supervisions = new TreeMap<>();
        Map<Set<DayOfWeek>, Integer> weekdays = new HashMap<>();
        int[] rings = new int[RINGS.size()];
        for (Near near : fitting) {
            EnumSet<PlaceFilter> stops = PlaceFilter.stops(near, query);
            if (alone(stops, PlaceFilter.ICB) && !near.fit().place().icb().isEmpty()) {
                icbs.merge(near.fit().place().icb(), 1, Integer::sum);
            }
            if (alone(stops, PlaceFilter.SECTOR)) {
                sectors.merge(near.fit().place().sector(), 1, Integer::sum);
            }
            if (alone(stops, PlaceFilter.MODE)) {
                modes.merge(near.terms().mode(), 1, Integer::sum);
            }
            if (alone(stops, PlaceFilter.SUPERVISION)) {
                supervisions.merge(near.terms().supervision(), 1, Integer::sum);
            }
            if (alone(stops, PlaceFilter.WEEKDAYS)) {
                weekdays.merge(PlaceFilter.days(near), 1, Integer::sum);
            }
            for (int i = 0; alone(stops, PlaceFilter.WITHIN) && i < rings.length; i++) {
                rings[i] += near.kilometres() <= RINGS.get(i) ? 1 : 0;
            }
        }
        Map<String, List<Found.Facet>> facets = new LinkedHashMap<>();
        facets.put("icb", facet(icbs, code -> code, Labels::icb));
        facets.put("sector", facet(sectors, Sector::name, Sector::label));
        facets.put("mode", facet(modes, Mode::name, Labels::of));
        facets.put("supervision", facet(supervisions, SupervisionModel::code, SupervisionModel::label));
        facets.put("weekdays", facet(leftBy(weekdays), SearchReads::names, SearchReads::words));
        if (query.near().isPresent()) {
            facets.put(
                    "within",
                    IntStream.range(0, rings.length)
                            .mapToObj(i -> new Found.Facet(
                                    RINGS.get(i).toString(), "Within " + RINGS.get(i) + " km", rings[i]))
                            .toList());
        }
        return facets;
    }

    /** Who can be there on more days can be there on some of them too. There are 127 choices of days at most. */
    private static Map<Set<DayOfWeek>, Integer> leftBy(Map<Set<DayOfWeek>, Integer> counts) {
        Map<Set<DayOfWeek>, Integer> left = new HashMap<>();
        counts.keySet()
                .forEach(days -> left.put(
                        days,
                        counts.entrySet().stream()
                                .filter(some -> days.containsAll(some.getKey()))
                                .mapToInt(Map.Entry::getValue)
                                .sum()));
        return left;
    }

    private static String names(Set<DayOfWeek> days) {
        return days.stream().map(DayOfWeek::name).collect(Collectors.joining(","));
    }

    private static String words(Set<DayOfWeek> days) {
        return days.equals(PlaceFilter.WORKING_WEEK)
                ? "Monday to Friday"
                : Weekdays.of(days).toString();
    }

    /** Whether no other filter stops it. */
    private static boolean alone(EnumSet<PlaceFilter> stops, PlaceFilter filter) {
        return stops.isEmpty() || (stops.size() == 1 && stops.contains(filter));
    }

    private static <T> List<Found.Facet> facet(
            Map<T, Integer> counts, Function<T, String> value, Function<T, String> label) {
        return counts.entrySet().stream()
                .map(entry ->
                        new Found.Facet(value.apply(entry.getKey()), label.apply(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(Found.Facet::count).reversed().thenComparing(Found.Facet::label))
                .toList();
    }

    private List<Found.Alternative> alternatives(
            Need need, SearchQuery query, Map<PostcodeDistrict, Double> distances) {
        return new Alternatives(fits, need, query, today, fit -> near(fit, query, distances), this::shown).find();
    }
}
