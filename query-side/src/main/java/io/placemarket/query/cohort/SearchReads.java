package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Searches places for a cohort: only what could be booked whole, by distance and by what the place is like. */
public final class SearchReads {
    private static final List<Integer> RINGS = List.of(10, 25, 50, 100);
    private static final double FAR = 99_999;

    private final Market market;
    private final Today today;

    public SearchReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /** An offer that fits, with all it can be filtered by. */
    private record Place(FitReads.Candidate fit, String icb, Sector sector, OptionalDouble kilometres) {
        String key() {
            return String.format(Locale.ROOT, "%09.3f/%s", kilometres.orElse(FAR), fit.key());
        }
    }

    private enum Filter {
        ICB,
        SECTOR,
        MODE,
        SUPERVISION,
        WITHIN
    }

    /**
     * What fits, where from, how much, and what else.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-found, not-yours, not-allowed
     */
    public Found search(CohortId cohort, SearchQuery query, Actor actor) {
        Seeking seeking = new Seeking(new CohortReads(market).own(cohort, actor).programme(), actor);
        List<Place> fitting = fitting(seeking, query);
        List<Place> found = matching(fitting, query);
        Page<FoundPlace> page = query.page()
                .page(market.position(), found.stream().sorted(Comparator.comparing(Place::key)), Place::key)
                .map(this::shown);
        return new Found(
                page.items(),
                found.size(),
                facets(fitting, query),
                found.isEmpty() ? alternatives(seeking, query) : List.of(),
                page.next(),
                market.position());
    }

    /** What must be placed, and who asks. */
    private record Seeking(Programme programme, Actor actor) {}

    private List<Place> fitting(Seeking seeking, SearchQuery query) {
        WeekSet coming = seeking.programme().weeks().from(today.week());
        return new FitReads(market, today)
                .candidates(seeking.programme(), seeking.actor(), coming, query.fits())
                .map(fit -> place(fit, query))
                .toList();
    }

    private Place place(FitReads.Candidate fit, SearchQuery query) {
        OptionalDouble kilometres = query.near()
                .flatMap(from -> Places.provider(fit.area(), market)
                        .flatMap(Organisation::postcode)
                        .flatMap(Distance::of)
                        .map(to -> OptionalDouble.of(Distance.kilometres(from, to))))
                .orElseGet(OptionalDouble::empty);
        return new Place(fit, Places.icb(fit.area(), market).orElse(""), Places.sector(fit.area(), market), kilometres);
    }

    private FoundPlace shown(Place place) {
        FitReads.Candidate fit = place.fit();
        return new FoundPlace(
                OfferRow.of(fit.offer(), fit.area(), market, today),
                fit.weeks(),
                fit.free(),
                place.kilometres().isPresent()
                        ? OptionalDouble.of(Math.round(place.kilometres().getAsDouble() * 10) / 10.0)
                        : OptionalDouble.empty());
    }

    private static List<Place> matching(List<Place> places, SearchQuery query) {
        return places.stream().filter(wanted(query, Optional.empty())).toList();
    }

    /** Whether all filters let it pass, or all but one. */
    private static Predicate<Place> wanted(SearchQuery query, Optional<Filter> but) {
        return place -> {
            for (Filter filter : Filter.values()) {
                if (but.filter(filter::equals).isEmpty() && !passes(place, query, filter)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean passes(Place place, SearchQuery query, Filter filter) {
        return switch (filter) {
            case ICB -> wants(query.icbs(), place.icb());
            case SECTOR -> wants(query.sectors(), place.sector());
            case MODE -> wants(query.modes(), place.fit().offer().terms().mode());
            case SUPERVISION ->
                wants(query.supervisions(), place.fit().offer().terms().supervision());
            case WITHIN ->
                query.within().isEmpty()
                        || place.kilometres().orElse(FAR) <= query.within().getAsInt();
        };
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static Map<String, List<Found.Facet>> facets(List<Place> fitting, SearchQuery query) {
        Map<String, List<Found.Facet>> facets = new LinkedHashMap<>();
        facets.put("icb", facet(fitting, query, Filter.ICB, Place::icb, Labels::icb));
        facets.put(
                "sector",
                facet(
                        fitting,
                        query,
                        Filter.SECTOR,
                        place -> place.sector().name(),
                        name -> Sector.valueOf(name).label()));
        facets.put(
                "mode",
                facet(
                        fitting,
                        query,
                        Filter.MODE,
                        place -> place.fit().offer().terms().mode().name(),
                        name -> Labels.of(Mode.valueOf(name))));
        facets.put(
                "supervision",
                facet(
                        fitting,
                        query,
                        Filter.SUPERVISION,
                        place -> place.fit().offer().terms().supervision().name(),
                        name -> Labels.of(SupervisionModel.valueOf(name))));
        if (query.near().isPresent()) {
            List<Place> others = fitting.stream()
                    .filter(wanted(query, Optional.of(Filter.WITHIN)))
                    .toList();
            facets.put(
                    "within",
                    RINGS.stream()
                            .map(ring ->
                                    new Found.Facet(ring.toString(), "Within " + ring + " km", (int) others.stream()
                                            .filter(place -> place.kilometres().orElse(FAR) <= ring)
                                            .count()))
                            .toList());
        }
        return facets;
    }

    private static List<Found.Facet> facet(
            List<Place> fitting,
            SearchQuery query,
            Filter filter,
            Function<Place, String> value,
            Function<String, String> label) {
        Map<String, Integer> counts = new TreeMap<>();
        fitting.stream()
                .filter(wanted(query, Optional.of(filter)))
                .map(value)
                .filter(name -> !name.isEmpty())
                .forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Found.Facet(entry.getKey(), label.apply(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(Found.Facet::count).reversed().thenComparing(Found.Facet::label))
                .toList();
    }

    /** What would find something: farther away, other places, fewer students, fewer weeks; all of it at once as the last resort. */
    private List<Found.Alternative> alternatives(Seeking seeking, SearchQuery query) {
        List<Found.Alternative> alternatives = new ArrayList<>();
        if (query.within().isPresent()) {
            add(alternatives, "Farther away", Map.of("within", ""), seeking, query.anywhere());
        }
        if (!query.anyPlace().equals(query)) {
            add(
                    alternatives,
                    "Any care system, sector, mode and supervision",
                    Map.of("icb", "", "sector", "", "mode", "", "supervision", ""),
                    seeking,
                    query.anyPlace());
        }
        if (query.minFree() > 1) {
            add(alternatives, "Fewer students in one place", Map.of("minFree", ""), seeking, query.forStudents(1));
        }
        fewerWeeks(alternatives, seeking, query);
        if (alternatives.isEmpty()) {
            SearchQuery anything = query.anywhere().anyPlace().forStudents(1).forWeeks(1);
            add(
                    alternatives,
                    "Anything for at least one student and one week",
                    Map.of(
                            "within",
                            "",
                            "icb",
                            "",
                            "sector",
                            "",
                            "mode",
                            "",
                            "supervision",
                            "",
                            "minFree",
                            "",
                            "weeks",
                            "1"),
                    seeking,
                    anything);
        }
        return alternatives;
    }

    /** The most consecutive weeks that fit somewhere; where so many fit, fewer do too. */
    private void fewerWeeks(List<Found.Alternative> alternatives, Seeking seeking, SearchQuery query) {
        int fits = 0;
        int tooMany = query.weeks()
                .orElse(seeking.programme().weeks().from(today.week()).size());
        while (tooMany - fits > 1) {
            int weeks = (fits + tooMany) / 2;
            SearchQuery fewer = query.forWeeks(weeks);
            if (matching(fitting(seeking, fewer), fewer).isEmpty()) {
                tooMany = weeks;
            } else {
                fits = weeks;
            }
        }
        if (fits > 0) {
            add(
                    alternatives,
                    "%d week%s in a row".formatted(fits, fits == 1 ? "" : "s"),
                    Map.of("weeks", Integer.toString(fits)),
                    seeking,
                    query.forWeeks(fits));
        }
    }

    private void add(
            List<Found.Alternative> alternatives,
            String what,
            Map<String, String> parameters,
            Seeking seeking,
            SearchQuery other) {
        List<Place> found = matching(fitting(seeking, other), other);
        found.stream()
                .min(Comparator.comparing(Place::key))
                .ifPresent(best -> alternatives.add(
                        new Found.Alternative(what, new TreeMap<>(parameters), found.size(), shown(best))));
    }
}
