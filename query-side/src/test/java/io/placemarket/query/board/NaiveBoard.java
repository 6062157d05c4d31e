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
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
    private final Map<EntryId, WaitingEntryAdded> waiting = new HashMap<>();

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
        } else if (event instanceof WaitingEntryAdded it) {
            waiting.put(it.entry(), it);
        } else if (event instanceof WaitingEntryLeft it) {
            waiting.remove(it.entry());
        } else if (event instanceof TurnGiven it) {
            waiting.remove(it.entry());
        } else if (event instanceof WaitingEnded it) {
            waiting.keySet().removeIf(entry -> entry.offer().equals(it.offer()));
        } else if (event instanceof CohortCreated it) {
            cohorts.put(it.cohort(), it);
        } else if (event instanceof StudentsEnrolled it) {
            enrolled.merge(it.cohort(), it.students().size(), Integer::sum);
        } else if (event instanceof StudentLeftCohort it) {
            gone.add(it);
        } else if (event instanceof StudentTakenOffCohort it) {
            gone.add(new StudentLeftCohort(it.cohort(), it.student(), it.on()));
        }
    }

    /** Every cell that holds anything, totals too, by where it stands. */
    Map<Slice, BoardCell> cells() {
        Map<Slice, BoardCell> cells = new HashMap<>();
        for (Optional<String> row : keys(query.rows())) {
            for (Optional<String> column : keys(query.columns())) {
                BoardCell cell = cell(row, column);
                if (holdsAnything(cell)) {
                    cells.put(new Slice(row, column), cell);
                }
            }
        }
        return cells;
    }

    /** All there could be; and all together, but for weeks. */
    private Set<Optional<String>> keys(Dimension dimension) {
        Set<Optional<String>> keys = new HashSet<>();
        if (dimension == Dimension.WEEK) {
            query.allWeeks().forEach(week -> keys.add(Optional.of(week.toString())));
            return keys;
        }
        keys.add(Optional.empty());
        offers.keySet().forEach(offer -> keys.add(Optional.of(dimension.key(facts(offer)))));
        if (dimension == Dimension.PROFESSION) {
            cohorts.values()
                    .forEach(cohort ->
                            keys.add(Optional.of(cohort.programme().profession().value())));
        }
        return keys;
    }

    static boolean holdsAnything(BoardCell cell) {
        return !cell.equals(BoardCell.nothingLike(cell));
    }

    private BoardCell cell(Optional<String> row, Optional<String> column) {
        List<Week> weeks = query.allWeeks();
        if (query.rows() == Dimension.WEEK) {
            weeks = List.of(Week.parse(row.orElseThrow()));
        } else if (query.columns() == Dimension.WEEK) {
            weeks = List.of(Week.parse(column.orElseThrow()));
        }
        Optional<String> ofRow = row.filter(key -> query.rows() != Dimension.WEEK);
        Optional<String> ofColumn = column.filter(key -> query.columns() != Dimension.WEEK);
        int[] sums = new int[Measure.COUNT];
        for (Week week : weeks) {
            int[] one = cell(ofRow, ofColumn, week);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += one[i];
            }
        }
        boolean demand = (ofRow.isEmpty() || query.rows() == Dimension.PROFESSION)
                && (ofColumn.isEmpty() || query.columns() == Dimension.PROFESSION);
        return BoardCell.of(sums, 0, demand, demand && query.levels().isEmpty());
    }

    private int[] cell(Optional<String> row, Optional<String> column, Week week) {
        Predicate<OfferId> member = offer -> query.wants(facts(offer))
                && row.map(key -> query.rows().key(facts(offer)).equals(key)).orElse(true)
                && column.map(key -> query.columns().key(facts(offer)).equals(key))
                        .orElse(true);
        Optional<String> profession = query.rows() == Dimension.PROFESSION
                ? row
                : query.columns() == Dimension.PROFESSION ? column : Optional.empty();
        boolean narrowed = !query.professions().isEmpty() || profession.isPresent();
        int[] counts = new int[Measure.COUNT];
        for (AreaId area : areas.keySet()) {
            List<OfferId> all = offers.keySet().stream()
                    .filter(offer -> offer.area().equals(area))
                    .filter(member)
                    .toList();
            List<OfferId> open = all.stream()
                    .filter(offer -> !closed.contains(offer))
                    .filter(offer -> of(offers, offer).terms().weeks().contains(week))
                    .toList();
            counts[Measure.OFFERED.in(0)] += open.stream()
                    .mapToInt(offer -> of(offers, offer).terms().places())
                    .sum();
            if (!open.isEmpty()) {
                counts[Measure.LIMIT.in(0)] += limit(area, week, open, narrowed, true);
                counts[Measure.MAXIMUM.in(0)] += limit(area, week, open, narrowed, false);
            }
            counts[Measure.FREE.in(0)] += free(
                    area,
                    week,
                    open.stream().filter(offer -> !awaited.contains(offer)).toList());
            if (!open.isEmpty() || booked(week, claim -> all.contains(claim.offer())) > 0) {
                counts[Measure.OVER_COMMITTED.in(0)] += overCommitted(area, week, all);
            }
        }
        counts[Measure.HELD.in(0)] =
                booked(week, claim -> claim.booking() instanceof HoldId && member.test(claim.offer()));
        counts[Measure.TURNS.in(0)] =
                booked(week, claim -> claim.booking() instanceof TurnId && member.test(claim.offer()));
        counts[Measure.ALLOCATED.in(0)] =
                booked(week, claim -> claim.booking() instanceof AllocationId && member.test(claim.offer()));
        counts[Measure.WAITING.in(0)] = waiting.values().stream()
                .filter(entry -> entry.weeks().contains(week)
                        && member.test(entry.entry().offer()))
                .mapToInt(WaitingEntryAdded::places)
                .sum();
        counts[Measure.STILL_TO_PLACE.in(0)] = stillToPlace(profession, week);
        counts[Measure.UNMET.in(0)] = unmet(profession, week);
        return counts;
    }

    private int limit(AreaId area, Week week, List<OfferId> open, boolean narrowed, boolean now) {
        int professions = open.stream()
                .map(offer -> of(offers, offer).terms().profession())
                .distinct()
                .mapToInt(profession -> now ? ceiling(area, profession, week) : audited(area, profession, week))
                .sum();
        int limit = now ? ceiling(area, week) : audited(area, week);
        return narrowed ? Math.min(limit, professions) : limit;
    }

    /** Learners above the area's limit, or those booked of one of the professions above its own, whichever are more. */
    private int overCommitted(AreaId area, Week week, List<OfferId> all) {
        int most = booked(week, claim -> claim.offer().area().equals(area))
                + elsewhere(area, week, any -> true)
                - stays(area, week);
        for (OfferId offer : all) {
            ProfessionCode profession = of(offers, offer).terms().profession();
            Map<ProfessionCode, Integer> named = of(areas, area).audit().professions();
            int own = named.isEmpty() ? of(areas, area).audit().maximum() : named.getOrDefault(profession, 0);
            int booked = booked(
                    week,
                    claim -> claim.offer().area().equals(area)
                            && of(offers, claim.offer()).terms().profession().equals(profession));
            int load = booked + elsewhere(area, week, code -> code.equals(Optional.of(profession)));
            most = Math.max(most, Math.min(booked, load - own));
        }
        return Math.max(0, most);
    }

    /** What those who are there count under, also after the audit. */
    private int stays(AreaId area, Week week) {
        return Math.min(of(areas, area).audit().maximum(), of(safe, area).getOrDefault(week, Integer.MAX_VALUE));
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

    private int audited(AreaId area, Week week) {
        PlacementAreaRegistered registered = of(areas, area);
        return registered.audit().weeks().contains(week) ? registered.audit().maximum() : 0;
    }

    private int audited(AreaId area, ProfessionCode profession, Week week) {
        Map<ProfessionCode, Integer> named = of(areas, area).audit().professions();
        int own = named.isEmpty() ? Integer.MAX_VALUE : named.getOrDefault(profession, 0);
        return Math.min(audited(area, week), own);
    }

    private int ceiling(AreaId area, Week week) {
        return Math.min(audited(area, week), of(safe, area).getOrDefault(week, Integer.MAX_VALUE));
    }

    private int ceiling(AreaId area, ProfessionCode profession, Week week) {
        return Math.min(ceiling(area, week), audited(area, profession, week));
    }

    private int booked(Week week, Predicate<Claim> which) {
        return claims.values().stream()
                .filter(which)
                .mapToInt(claim -> of(heads, claim.booking()).getOrDefault(week, 0))
                .sum();
    }

    private int stillToPlace(Optional<String> profession, Week week) {
        return cohorts.values().stream()
                .filter(cohort -> wanted(cohort, profession))
                .mapToInt(cohort -> stillToPlace(cohort, week))
                .sum();
    }

    private boolean wanted(CohortCreated cohort, Optional<String> profession) {
        ProfessionCode own = cohort.programme().profession();
        LearnerLevel level = cohort.programme().level();
        return (query.professions().isEmpty() || query.professions().contains(own))
                && (query.levels().isEmpty()
                        || level == LearnerLevel.ANY
                        || query.levels().contains(level))
                && profession.map(own.value()::equals).orElse(true);
    }

    private int stillToPlace(CohortCreated cohort, Week week) {
        if (!cohort.programme().weeks().contains(week)) {
            return 0;
        }
        int left = (int) gone.stream()
                .filter(it -> it.cohort().equals(cohort.cohort()))
                .filter(it -> Week.of(it.lastDay()).isBefore(week))
                .count();
        int need = Math.max(cohort.programme().size(), enrolled.getOrDefault(cohort.cohort(), 0)) - left;
        return Math.max(0, need - booked(week, claim -> claim.cohort().equals(cohort.cohort())));
    }

    /** Of each profession and the board of the university, where there are enough. */
    private int unmet(Optional<String> profession, Week week) {
        Map<List<Object>, Integer> groups = new HashMap<>();
        for (CohortCreated cohort : cohorts.values()) {
            if (wanted(cohort, profession) && !somethingFits(cohort, week)) {
                groups.merge(
                        List.of(
                                cohort.programme().profession(),
                                of(organisations, cohort.university()).icb()),
                        stillToPlace(cohort, week),
                        Integer::sum);
            }
        }
        return groups.values().stream()
                .mapToInt(Integer::intValue)
                .filter(students -> students >= BoardView.USUAL_SMALLEST_COUNT)
                .sum();
    }

    private boolean somethingFits(CohortCreated cohort, Week week) {
        return offers.values().stream()
                .filter(offer -> offer.terms()
                                .profession()
                                .equals(cohort.programme().profession())
                        && offer.terms().level().suits(cohort.programme().level())
                        && offer.terms().weeks().contains(week)
                        && !closed.contains(offer.offer())
                        && !awaited.contains(offer.offer()))
                .anyMatch(offer -> fits(offer.offer().area(), week, offer.offer(), Map.of()));
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
