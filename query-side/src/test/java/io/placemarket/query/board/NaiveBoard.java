package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.query.unmet.CareSystems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A board counted from the bare list of events, sharing no code with the views. */
final class NaiveBoard {
    private final BoardQuery query;
    private final NaiveLedger told = new NaiveLedger();

    NaiveBoard(BoardQuery query, List<DomainEvent> events) {
        this.query = query;
        events.forEach(told::note);
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
        told.offers.keySet().forEach(offer -> keys.add(Optional.of(dimension.key(told.facts(offer)))));
        if (dimension == Dimension.PROFESSION) {
            told.cohorts
                    .values()
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
        Predicate<OfferId> member = offer -> query.wants(told.facts(offer))
                && row.map(key -> query.rows().key(told.facts(offer)).equals(key))
                        .orElse(true)
                && column.map(key -> query.columns().key(told.facts(offer)).equals(key))
                        .orElse(true);
        Optional<String> profession = query.rows() == Dimension.PROFESSION
                ? row
                : query.columns() == Dimension.PROFESSION ? column : Optional.empty();
        boolean narrowed = !query.professions().isEmpty() || profession.isPresent();
        int[] counts = new int[Measure.COUNT];
        for (AreaId area : told.areas.keySet()) {
            List<OfferId> all = told.offers.keySet().stream()
                    .filter(offer -> offer.area().equals(area))
                    .filter(member)
                    .toList();
            List<OfferId> open = all.stream()
                    .filter(offer -> !told.closed.contains(offer))
                    .filter(offer ->
                            NaiveLedger.of(told.offers, offer).terms().weeks().contains(week))
                    .toList();
            counts[Measure.OFFERED.in(0)] += open.stream()
                    .mapToInt(
                            offer -> NaiveLedger.of(told.offers, offer).terms().places())
                    .sum();
            if (!open.isEmpty()) {
                counts[Measure.LIMIT.in(0)] += limit(area, week, open, narrowed, true);
                counts[Measure.MAXIMUM.in(0)] += limit(area, week, open, narrowed, false);
            }
            counts[Measure.FREE.in(0)] += told.free(
                    area,
                    week,
                    open.stream().filter(offer -> !told.awaited.contains(offer)).toList());
            if (!open.isEmpty() || told.booked(week, claim -> all.contains(claim.offer())) > 0) {
                counts[Measure.OVER_COMMITTED.in(0)] += overCommitted(area, week, all);
            }
        }
        counts[Measure.HELD.in(0)] =
                told.booked(week, claim -> claim.booking() instanceof HoldId && member.test(claim.offer()));
        counts[Measure.TURNS.in(0)] =
                told.booked(week, claim -> claim.booking() instanceof TurnId && member.test(claim.offer()));
        counts[Measure.ALLOCATED.in(0)] =
                told.booked(week, claim -> claim.booking() instanceof AllocationId && member.test(claim.offer()));
        counts[Measure.WAITING.in(0)] = told.waiting.values().stream()
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
                .map(offer -> NaiveLedger.of(told.offers, offer).terms().profession())
                .distinct()
                .mapToInt(
                        profession -> now ? told.ceiling(area, profession, week) : told.audited(area, profession, week))
                .sum();
        int limit = now ? told.ceiling(area, week) : told.audited(area, week);
        return narrowed ? Math.min(limit, professions) : limit;
    }

    /** Learners above the area's limit, or those booked of one of the professions above its own, whichever are more. */
    private int overCommitted(AreaId area, Week week, List<OfferId> all) {
        int most = told.booked(week, claim -> claim.offer().area().equals(area))
                + told.elsewhere(area, week, any -> true)
                - told.stays(area, week);
        for (OfferId offer : all) {
            ProfessionCode profession =
                    NaiveLedger.of(told.offers, offer).terms().profession();
            Map<ProfessionCode, Integer> named =
                    NaiveLedger.of(told.areas, area).audit().professions();
            int own = named.isEmpty()
                    ? NaiveLedger.of(told.areas, area).audit().maximum()
                    : named.getOrDefault(profession, 0);
            int booked = told.booked(
                    week,
                    claim -> claim.offer().area().equals(area)
                            && NaiveLedger.of(told.offers, claim.offer())
                                    .terms()
                                    .profession()
                                    .equals(profession));
            int load = booked + told.elsewhere(area, week, code -> code.equals(Optional.of(profession)));
            most = Math.max(most, Math.min(booked, load - own));
        }
        return Math.max(0, most);
    }

    private int stillToPlace(Optional<String> profession, Week week) {
        return told.cohorts.values().stream()
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
        int left = (int) told.gone.stream()
                .filter(it -> it.cohort().equals(cohort.cohort()))
                .filter(it -> Week.of(it.lastDay()).isBefore(week))
                .count();
        int takenOff = (int) told.takenOff.stream()
                .filter(it -> it.cohort().equals(cohort.cohort()))
                .filter(it -> Week.of(it.on()).isBefore(week))
                .count();
        int need =
                Math.max(cohort.programme().size(), told.enrolled.getOrDefault(cohort.cohort(), 0) - takenOff) - left;
        return Math.max(0, need - told.booked(week, claim -> claim.cohort().equals(cohort.cohort())));
    }

    /** Of each profession by the board of the university, where these are told apart. */
    private int unmet(Optional<String> profession, Week week) {
        Map<ProfessionCode, List<CareSystems.Students>> groups = new HashMap<>();
        for (CohortCreated cohort : told.cohorts.values()) {
            if (wanted(cohort, profession)) {
                groups.computeIfAbsent(cohort.programme().profession(), key -> new ArrayList<>())
                        .add(new CareSystems.Students(
                                cohort.university(),
                                NaiveLedger.of(told.organisations, cohort.university())
                                        .icb()
                                        .orElse(""),
                                cohort.programme().level(),
                                stillToPlace(cohort, week),
                                somethingFits(cohort, week) ? 0 : stillToPlace(cohort, week)));
            }
        }
        return groups.values().stream()
                .flatMap(group -> CareSystems.of(group, BoardView.USUAL_SMALLEST_COUNT).told().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private boolean somethingFits(CohortCreated cohort, Week week) {
        return told.offers.values().stream()
                .filter(offer -> offer.terms()
                                .profession()
                                .equals(cohort.programme().profession())
                        && offer.terms().level().suits(cohort.programme().level())
                        && offer.terms().weeks().contains(week)
                        && !told.closed.contains(offer.offer())
                        && !told.awaited.contains(offer.offer()))
                .anyMatch(offer -> told.fits(offer.offer().area(), week, offer.offer(), Map.of()));
    }
}
