package io.placemarket.query.board;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Demand;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Touched;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One board, kept current: each area and cohort adds a contribution, and what was touched is counted again when somebody looks. Not
 * thread-safe.
 */
public final class BoardView {
    private static final String TOTAL = "";
    private static final int TOTAL_INDEX = 0;

    private final BoardQuery query;
    private Market market;
    private final Map<AreaId, Contribution> areas = new HashMap<>();
    private final Map<CohortId, Contribution> cohorts = new HashMap<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<int[]> sums = new ArrayList<>();
    private final Set<AreaId> touchedAreas = new LinkedHashSet<>();
    private final Set<CohortId> touchedCohorts = new LinkedHashSet<>();
    private BitSet changed = new BitSet();

    /** Counts everything there is. */
    public BoardView(BoardQuery query, Market market) {
        this.query = query;
        this.market = market;
        row(TOTAL);
        touchEverything();
        refresh();
        changed = new BitSet();
    }

    /**
     * The board of a market that nobody changes: its areas are counted on all processors.
     *
     * @param market may be read by several threads at once
     */
    public static BoardSnapshot count(BoardQuery query, Market market) {
        BoardView view = new BoardView(
                query,
                market,
                market.areas().all().stream()
                        .parallel()
                        .map(area -> new Counted(area.id(), AreaCount.of(query, area, market)))
                        .toList());
        return view.snapshot();
    }

    private record Counted(AreaId area, Contribution contribution) {}

    private BoardView(BoardQuery query, Market market, List<Counted> counted) {
        this.query = query;
        this.market = market;
        row(TOTAL);
        counted.forEach(one -> replace(areas, one.area(), one.contribution()));
        market.cohorts().all().stream().map(CohortsView.Entry::id).forEach(touchedCohorts::add);
    }

    private void touchEverything() {
        market.areas().all().stream().map(AreasView.Entry::id).forEach(touchedAreas::add);
        market.cohorts().all().stream().map(CohortsView.Entry::id).forEach(touchedCohorts::add);
    }

    /** Counts another market from now on, all of it. */
    void moveTo(Market other) {
        market = other;
        touchedAreas.addAll(areas.keySet());
        touchedCohorts.addAll(cohorts.keySet());
        touchEverything();
    }

    /** Notes whose numbers may have changed. */
    public void touch(Touched touched) {
        touchedAreas.addAll(touched.areas());
        touchedCohorts.addAll(touched.cohorts());
    }

    /** The board now. */
    public BoardSnapshot snapshot() {
        refresh();
        List<BoardRow> items = IntStream.range(1, sums.size())
                .filter(index -> holdsAnything(sums.get(index)))
                .mapToObj(index -> new BoardRow(keys.get(index), query.rows().label(keys.get(index)), cells(index)))
                .sorted(BoardRow.WORST_FIRST)
                .toList();
        return BoardSnapshot.of(query, market.position(), market.at(), items, cells(TOTAL_INDEX));
    }

    /** The cells that changed since this was asked last; numbers that only {@link #delta} understands. */
    BitSet takeChanged() {
        refresh();
        BitSet taken = changed;
        changed = new BitSet();
        return taken;
    }

    /** Those cells as they are now. */
    BoardDelta delta(BitSet cells) {
        List<BoardDelta.Cell> rows = new ArrayList<>();
        List<BoardDelta.Cell> total = new ArrayList<>();
        cells.stream().forEach(number -> {
            int index = number / query.weeks();
            int week = number % query.weeks();
            Optional<String> key = Optional.of(keys.get(index)).filter(name -> index != TOTAL_INDEX);
            (index == TOTAL_INDEX ? total : rows)
                    .add(new BoardDelta.Cell(
                            key, key.map(query.rows()::label), query.from().plus(week), cell(index, week)));
        });
        return new BoardDelta(market.position(), market.at(), rows, total);
    }

    private void refresh() {
        for (AreaId id : touchedAreas) {
            replace(
                    areas,
                    id,
                    market.areas()
                            .find(id)
                            .map(area -> AreaCount.of(query, area, market))
                            .orElse(Contribution.NOTHING));
        }
        touchedAreas.clear();
        for (CohortId id : touchedCohorts) {
            replace(cohorts, id, market.cohorts().find(id).map(this::needs).orElse(Contribution.NOTHING));
        }
        touchedCohorts.clear();
    }

    private Contribution needs(CohortsView.Entry cohort) {
        if (!query.wants(cohort.programme().profession())
                || !query.wants(cohort.programme().level())
                || cohort.programme().weeks().and(columns()).isEmpty()) {
            return Contribution.NOTHING;
        }
        Demand demand = market.demand(cohort);
        int[] counts = new int[query.weeks() * Measure.COUNT];
        for (int week = 0; week < query.weeks(); week++) {
            counts[Measure.STILL_TO_PLACE.in(week)] =
                    demand.stillToPlace(query.from().plus(week));
        }
        Map<String, int[]> rows = query.rows() == Dimension.PROFESSION
                ? Map.of(cohort.programme().profession().value(), counts)
                : Map.of();
        return new Contribution(rows, counts);
    }

    private WeekSet columns() {
        return WeekSet.range(query.from(), query.from().plus(query.weeks() - 1));
    }

    private <K> void replace(Map<K, Contribution> known, K id, Contribution now) {
        Contribution before = now.isNothing() ? known.remove(id) : known.put(id, now);
        BitSet cells = new BitSet();
        Contribution gone = before == null ? Contribution.NOTHING : before;
        add(gone, -1, cells);
        add(now, 1, cells);
        if (gone.isNothing() || now.isNothing()) {
            changed.or(cells);
        } else {
            cells.stream().filter(cell -> differs(gone, now, cell)).forEach(changed::set);
        }
    }

    private void add(Contribution contribution, int sign, BitSet cells) {
        if (contribution.total().length > 0) {
            add(row(TOTAL), contribution.total(), sign, cells);
        }
        contribution.rows().forEach((key, counts) -> add(row(key), counts, sign, cells));
    }

    private void add(int index, int[] counts, int sign, BitSet cells) {
        int[] sum = sums.get(index);
        for (int i = 0; i < counts.length; i++) {
            sum[i] += sign * counts[i];
            if (counts[i] != 0) {
                cells.set(index * query.weeks() + i / Measure.COUNT);
            }
        }
    }

    private boolean differs(Contribution before, Contribution now, int cell) {
        int index = cell / query.weeks();
        int week = cell % query.weeks();
        int[] old = counts(before, index);
        int[] fresh = counts(now, index);
        for (int i = Measure.OFFERED.in(week); i <= Measure.STILL_TO_PLACE.in(week); i++) {
            if ((old.length == 0 ? 0 : old[i]) != (fresh.length == 0 ? 0 : fresh[i])) {
                return true;
            }
        }
        return false;
    }

    private int[] counts(Contribution contribution, int index) {
        return index == TOTAL_INDEX
                ? contribution.total()
                : contribution.rows().getOrDefault(keys.get(index), Contribution.NOTHING.total());
    }

    private int row(String key) {
        Integer index = indexes.get(key);
        if (index != null) {
            return index;
        }
        indexes.put(key, sums.size());
        keys.add(key);
        sums.add(new int[query.weeks() * Measure.COUNT]);
        return sums.size() - 1;
    }

    private List<BoardCell> cells(int index) {
        return IntStream.range(0, query.weeks())
                .mapToObj(week -> cell(index, week))
                .toList();
    }

    private BoardCell cell(int index, int week) {
        int[] sum = sums.get(index);
        boolean knowsDemand = index == TOTAL_INDEX || query.rows() == Dimension.PROFESSION;
        return new BoardCell(
                sum[Measure.OFFERED.in(week)],
                sum[Measure.LIMIT.in(week)],
                sum[Measure.HELD.in(week)],
                sum[Measure.ALLOCATED.in(week)],
                sum[Measure.FREE.in(week)],
                knowsDemand ? OptionalInt.of(sum[Measure.STILL_TO_PLACE.in(week)]) : OptionalInt.empty());
    }

    private static boolean holdsAnything(int[] counts) {
        return IntStream.of(counts).anyMatch(count -> count != 0);
    }
}
