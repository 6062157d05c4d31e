package io.placemarket.query.board;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A board counted from the bare list of events, week by week and head by head, sharing no code with the views. */
final class NaiveBoard {
    private final BoardQuery query;
    private final Map<OrganisationId, Organisation> organisations = new HashMap<>();
    private final Map<AreaId, PlacementAreaRegistered> areas = new LinkedHashMap<>();
    private final Map<AreaId, Map<Week, Integer>> safe = new HashMap<>();
    private final Map<AreaId, Map<Elsewhere, Integer>> elsewhere = new HashMap<>();
    private final Map<OfferId, OfferPosted> offers = new LinkedHashMap<>();
    private final Set<OfferId> awaited = new HashSet<>();
    private final Set<OfferId> closed = new HashSet<>();
    private final Map<BookingId, Claim> claims = new LinkedHashMap<>();
    private final List<StudentLeftCohort> gone = new ArrayList<>();
    private final Map<BookingId, Map<Week, Integer>> heads = new HashMap<>();
    private final Map<CohortId, CohortCreated> cohorts = new LinkedHashMap<>();
    private final Map<CohortId, Integer> enrolled = new HashMap<>();

    NaiveBoard(BoardQuery query, List<DomainEvent> events) {
        this.query = query;
        events.forEach(this::note);
    }

    private void note(DomainEvent event) {
        if (event instanceof OrganisationAdded it) {
            organisations.put(it.organisation(), it.details());
        } else if (event instanceof PlacementAreaRegistered it) {
            areas.put(it.area(), it);
            safe.put(it.area(), new HashMap<>());
            elsewhere.put(it.area(), new HashMap<>());
        } else if (event instanceof SafeCapacityLowered it) {
            it.weeks().forEach(week -> of(safe, it.area()).put(week, it.places()));
        } else if (event instanceof SafeCapacityLifted it) {
            it.weeks().forEach(week -> of(safe, it.area()).remove(week));
        } else if (event instanceof LearnersElsewhereRecorded it) {
            it.weeks()
                    .forEach(week -> of(elsewhere, it.area()).put(new Elsewhere(it.profession(), week), it.learners()));
        } else if (event instanceof OfferPosted it) {
            offers.put(it.offer(), it);
            if (it.terms().release().isPresent()) {
                awaited.add(it.offer());
            }
        } else if (event instanceof OfferReleased it) {
            awaited.remove(it.offer());
        } else if (event instanceof OfferWithdrawn it) {
            closed.add(it.offer());
        } else if (event instanceof PlacesClaimed it) {
            claims.put(it.claim().booking(), it.claim());
            Map<Week, Integer> byWeek = new HashMap<>();
            it.claim().weeks().forEach(week -> byWeek.put(week, it.claim().heads()));
            heads.put(it.claim().booking(), byWeek);
        } else if (event instanceof PlacesFreed it) {
            it.weeks()
                    .forEach(week -> of(heads, it.booking())
                            .computeIfPresent(week, (key, had) -> Math.max(0, had - it.heads())));
        } else if (event instanceof CohortCreated it) {
            cohorts.put(it.cohort(), it);
        } else if (event instanceof StudentsEnrolled it) {
            enrolled.merge(it.cohort(), it.students().size(), Integer::sum);
        } else if (event instanceof StudentLeftCohort it) {
            gone.add(it);
        }
    }

    /** Rows that hold anything, by key; the total under the empty key. */
    Map<String, List<BoardCell>> cells() {
        Map<String, List<BoardCell>> rows = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        offers.keySet().stream()
                .filter(offer -> query.wants(facts(offer)))
                .forEach(offer -> keys.add(query.rows().key(facts(offer))));
        if (query.rows() == Dimension.PROFESSION) {
            cohorts.values()
                    .forEach(cohort -> keys.add(cohort.programme().profession().value()));
        }
        for (String key : keys) {
            List<BoardCell> cells = cells(key);
            if (cells.stream().anyMatch(NaiveBoard::holdsAnything)) {
                rows.put(key, cells);
            }
        }
        rows.put("", cells(null));
        return rows;
    }

    static boolean holdsAnything(BoardCell cell) {
        return cell.offered()
                        + cell.limit()
                        + cell.held()
                        + cell.allocated()
                        + cell.free()
                        + cell.stillToPlace().orElse(0)
                != 0;
    }

    private List<BoardCell> cells(@Nullable String row) {
        List<BoardCell> cells = new ArrayList<>();
        for (Week week : query.columns()) {
            cells.add(cell(row, week));
        }
        return cells;
    }

    private BoardCell cell(@Nullable String row, Week week) {
        Predicate<OfferId> member = offer -> query.wants(facts(offer))
                && (row == null || query.rows().key(facts(offer)).equals(row));
        int offered = 0;
        int limit = 0;
        int free = 0;
        for (AreaId area : areas.keySet()) {
            List<OfferId> open = offers.keySet().stream()
                    .filter(offer -> offer.area().equals(area))
                    .filter(offer -> !closed.contains(offer))
                    .filter(offer -> of(offers, offer).terms().weeks().contains(week))
                    .filter(member)
                    .toList();
            offered += open.stream()
                    .mapToInt(offer -> of(offers, offer).terms().places())
                    .sum();
            limit += open.isEmpty() ? 0 : limit(area, week, open, row);
            free += free(
                    area,
                    week,
                    open.stream().filter(offer -> !awaited.contains(offer)).toList());
        }
        boolean demand = row == null || query.rows() == Dimension.PROFESSION;
        return new BoardCell(
                offered,
                limit,
                booked(week, claim -> claim.isHold() && member.test(claim.offer())),
                booked(week, claim -> !claim.isHold() && member.test(claim.offer())),
                free,
                demand ? OptionalInt.of(stillToPlace(row, week)) : OptionalInt.empty());
    }

    private int limit(AreaId area, Week week, List<OfferId> open, @Nullable String row) {
        int limit = ceiling(area, week);
        boolean narrowed = !query.professions().isEmpty() || (row != null && query.rows() == Dimension.PROFESSION);
        int professions = open.stream()
                .map(offer -> of(offers, offer).terms().profession())
                .distinct()
                .mapToInt(profession -> ceiling(area, profession, week))
                .sum();
        return narrowed ? Math.min(limit, professions) : limit;
    }

    /** Adds students one at a time wherever one more fits, until none does. */
    private int free(AreaId area, Week week, List<OfferId> open) {
        Map<OfferId, Integer> added = new HashMap<>();
        int count = 0;
        boolean fits = true;
        while (fits) {
            fits = false;
            for (OfferId offer : open) {
                if (fits(area, week, offer, added)) {
                    added.merge(offer, 1, Integer::sum);
                    count++;
                    fits = true;
                }
            }
        }
        return count;
    }

    private boolean fits(AreaId area, Week week, OfferId offer, Map<OfferId, Integer> added) {
        ProfessionCode profession = of(offers, offer).terms().profession();
        int inOffer = booked(week, claim -> claim.offer().equals(offer)) + added.getOrDefault(offer, 0);
        int inArea = booked(week, claim -> claim.offer().area().equals(area))
                + added.values().stream().mapToInt(Integer::intValue).sum();
        int inProfession = booked(
                        week,
                        claim -> claim.offer().area().equals(area)
                                && of(offers, claim.offer())
                                        .terms()
                                        .profession()
                                        .equals(profession))
                + added.entrySet().stream()
                        .filter(entry ->
                                of(offers, entry.getKey()).terms().profession().equals(profession))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        inArea += elsewhere(area, week, any -> true);
        inProfession += elsewhere(area, week, code -> code.equals(Optional.of(profession)));
        return inOffer < of(offers, offer).terms().places()
                && inArea < ceiling(area, week)
                && inProfession < ceiling(area, profession, week);
    }

    private int elsewhere(AreaId area, Week week, Predicate<Optional<ProfessionCode>> which) {
        return of(elsewhere, area).entrySet().stream()
                .filter(entry -> entry.getKey().week().equals(week)
                        && which.test(entry.getKey().profession()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private int ceiling(AreaId area, Week week) {
        PlacementAreaRegistered registered = of(areas, area);
        if (!registered.audit().weeks().contains(week)) {
            return 0;
        }
        return Math.min(registered.audit().maximum(), of(safe, area).getOrDefault(week, Integer.MAX_VALUE));
    }

    private int ceiling(AreaId area, ProfessionCode profession, Week week) {
        Map<ProfessionCode, Integer> named = of(areas, area).audit().professions();
        int own = named.isEmpty() ? Integer.MAX_VALUE : named.getOrDefault(profession, 0);
        return Math.min(ceiling(area, week), own);
    }

    private int booked(Week week, Predicate<Claim> which) {
        return claims.values().stream()
                .filter(which)
                .mapToInt(claim -> of(heads, claim.booking()).getOrDefault(week, 0))
                .sum();
    }

    private int stillToPlace(@Nullable String row, Week week) {
        int sum = 0;
        for (CohortCreated cohort : cohorts.values()) {
            ProfessionCode profession = cohort.programme().profession();
            boolean wanted =
                    query.professions().isEmpty() || query.professions().contains(profession);
            LearnerLevel level = cohort.programme().level();
            wanted &= query.levels().isEmpty()
                    || level == LearnerLevel.ANY
                    || query.levels().contains(level);
            if (wanted
                    && (row == null || row.equals(profession.value()))
                    && cohort.programme().weeks().contains(week)) {
                int left = (int) gone.stream()
                        .filter(it -> it.cohort().equals(cohort.cohort()))
                        .filter(it -> Week.of(it.lastDay()).isBefore(week))
                        .count();
                int need = Math.max(cohort.programme().size(), enrolled.getOrDefault(cohort.cohort(), 0)) - left;
                sum += Math.max(0, need - booked(week, claim -> claim.cohort().equals(cohort.cohort())));
            }
        }
        return sum;
    }

    private OfferFacts facts(OfferId offer) {
        OfferPosted posted = of(offers, offer);
        Organisation provider = of(organisations, posted.provider());
        return new OfferFacts(
                posted.terms().profession(),
                posted.terms().level(),
                provider.icb().orElse(""),
                Sector.of(provider.ownership(), of(areas, offer.area()).setting()),
                posted.terms().mode(),
                posted.terms().supervision());
    }

    private record Elsewhere(Optional<ProfessionCode> profession, Week week) {}

    private static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("no " + key);
        }
        return value;
    }
}
