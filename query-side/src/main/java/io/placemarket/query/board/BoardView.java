package io.placemarket.query.board;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Touched;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One board, kept current: each area and cohort adds a contribution, and what was touched is counted again when somebody looks. Not
 * thread-safe.
 */
public final class BoardView {
    /** Fewer students than this are usually not told from the rest. */
    public static final int USUAL_SMALLEST_COUNT = 5;

    private final BoardQuery query;
    private final Market market;
    private final Map<AreaId, Contribution> areas = new HashMap<>();
    private final Map<CohortId, Contribution> cohorts = new HashMap<>();
    private final Map<ProfessionCode, Contribution> professions = new HashMap<>();
    private final UnmetCount unmet;
    private final Map<Slice, Integer> indexes = new LinkedHashMap<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<int[]> sums = new ArrayList<>();
    private final SequencedSet<AreaId> touchedAreas = new LinkedHashSet<>();
    private final SequencedSet<CohortId> touchedCohorts = new LinkedHashSet<>();
    private final int smallestCount;
    private BitSet changed = new BitSet();

    /** Counts everything there is, with the usual smallest count. */
    public BoardView(BoardQuery query, Market market) {
        this(query, market, USUAL_SMALLEST_COUNT);
        countAll(false);
    }

    private BoardView(BoardQuery query, Market market, int smallestCount) {
        this.query = query;
        this.market = market;
        this.smallestCount = smallestCount;
        this.unmet = new UnmetCount(query, smallestCount);
        index(Slice.ALL);
        touchEverything();
    }

    /**
     * A board of which nothing is counted yet: to be looked at once {@link #count} has counted all of it.
     *
     * @param smallestCount fewer students without a place are not told from the rest
     */
    static BoardView uncounted(BoardQuery query, Market market, int smallestCount) {
        return new BoardView(query, market, smallestCount);
    }

    /**
     * The board of a market that nobody changes, counted on all processors; blocks.
     *
     * @param market may be read by several threads at once
     * @param smallestCount fewer students without a place are not told from the rest
     */
    public static BoardSnapshot count(BoardQuery query, Market market, int smallestCount) {
        BoardView board = uncounted(query, market, smallestCount);
        board.countAll(true);
        return board.snapshot();
    }

    private void countAll(boolean onAllProcessors) {
        refresh(onAllProcessors);
        changed = new BitSet();
    }

    /**
     * Counts what is not counted yet, for a while.
     *
     * @param enough whether that is enough for now; asked after each area, cohort and profession
     * @return whether nothing is left
     */
    boolean count(BooleanSupplier enough) {
        while (!touchedAreas.isEmpty()) {
            take(areaNow(touchedAreas.removeFirst()));
            if (enough.getAsBoolean()) {
                return false;
            }
        }
        while (!touchedCohorts.isEmpty()) {
            take(cohortNow(touchedCohorts.removeFirst()));
            if (enough.getAsBoolean()) {
                return false;
            }
        }
        for (Optional<ProfessionCode> stale = unmet.takeStale(); stale.isPresent(); stale = unmet.takeStale()) {
            take(stale.get());
            if (enough.getAsBoolean()) {
                return false;
            }
        }
        changed = new BitSet();
        return true;
    }

    private void touchEverything() {
        market.areas().all().stream().map(AreasView.Entry::id).forEach(touchedAreas::add);
        market.cohorts().all().stream().map(CohortsView.Entry::id).forEach(touchedCohorts::add);
    }

    /** The same board of another market, of which nothing is counted yet; its cells keep their numbers. */
    BoardView anew(Market other) {
        BoardView board = uncounted(query, other, smallestCount);
        slices.forEach(board::index);
        return board;
    }

    /** Takes the place of the one it was made {@link #anew} of: what differs from that has changed. */
    void follow(BoardView before) {
        changed.or(before.changed);
        int[] nothing = new int[query.buckets() * Measure.COUNT];
        for (int i = 0; i < sums.size(); i++) {
            int[] was = i < before.sums.size() ? before.sums.get(i) : nothing;
            for (int bucket = 0; bucket < query.buckets(); bucket++) {
                int first = bucket * Measure.COUNT;
                if (!Arrays.equals(was, first, first + Measure.COUNT, sums.get(i), first, first + Measure.COUNT)) {
                    changed.set(i * query.buckets() + bucket);
                }
            }
        }
    }

    /** Notes whose numbers may have changed. */
    public void touch(Touched touched) {
        touchedAreas.addAll(touched.areas());
        touchedCohorts.addAll(touched.cohorts());
    }

    /** The board now. */
    public BoardSnapshot snapshot() {
        refresh();
        Map<Slice, int[]> all = new LinkedHashMap<>();
        for (int i = 0; i < slices.size(); i++) {
            all.put(slices.get(i), sums.get(i));
        }
        return new BoardLayout(query, all).snapshot(market.position(), market.at());
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
            int index = number / query.buckets();
            Placed placed = BoardLayout.place(query, slices.get(index), number % query.buckets(), sums.get(index));
            (placed.row().isEmpty() ? total : rows).add(BoardDelta.Cell.of(query, placed));
        });
        return new BoardDelta(market.position(), market.at(), rows, total);
    }

    /** One area as it is now. */
    private record AreaNow(AreaId id, Contribution contribution, Openings openings) {}

    /** One cohort as it is now; nothing of one that is not on the board. */
    private record CohortNow(CohortId id, Optional<CohortsView.Entry> cohort, Optional<CohortCount> count) {}

    private void refresh() {
        refresh(false);
    }

    private void refresh(boolean onAllProcessors) {
        each(touchedAreas, onAllProcessors).map(this::areaNow).toList().forEach(this::take);
        touchedAreas.clear();
        each(touchedCohorts, onAllProcessors).map(this::cohortNow).toList().forEach(this::take);
        touchedCohorts.clear();
        for (Optional<ProfessionCode> stale = unmet.takeStale(); stale.isPresent(); stale = unmet.takeStale()) {
            take(stale.get());
        }
    }

    private void take(AreaNow area) {
        replace(areas, area.id(), area.contribution());
        if (query.knowsUnmet()) {
            unmet.count(area.id(), area.openings());
        }
    }

    private void take(CohortNow cohort) {
        replace(
                cohorts,
                cohort.id(),
                cohort.cohort()
                        .flatMap(there -> cohort.count().map(count -> needs(there, count)))
                        .orElse(Contribution.NOTHING));
    }

    private void take(ProfessionCode profession) {
        replace(professions, profession, unmet.of(profession));
    }

    private static <I> Stream<I> each(Set<I> touched, boolean onAllProcessors) {
        List<I> known = List.copyOf(touched);
        return onAllProcessors ? known.parallelStream() : known.stream();
    }

    private AreaNow areaNow(AreaId id) {
        Optional<AreasView.Entry> area = market.areas().find(id);
        return new AreaNow(
                id,
                area.map(there -> AreaCount.of(query, there, market)).orElse(Contribution.NOTHING),
                area.filter(there -> query.knowsUnmet())
                        .map(there -> Openings.of(query, there, market))
                        .orElse(Openings.NONE));
    }

    private CohortNow cohortNow(CohortId id) {
        Optional<CohortsView.Entry> cohort = market.cohorts().find(id);
        return new CohortNow(id, cohort, cohort.flatMap(there -> CohortCount.of(query, there, market)));
    }

    private Contribution needs(CohortsView.Entry cohort, CohortCount count) {
        if (query.knowsUnmet()) {
            unmet.count(cohort, count, market);
        }
        int[] counts = new int[query.buckets() * Measure.COUNT];
        for (int week = 0; week < query.weeks(); week++) {
            counts[Measure.STILL_TO_PLACE.in(query.bucket(week))] += count.stillToPlace(week);
        }
        Map<Slice, int[]> bySlice = new HashMap<>();
        query.slices(cohort.programme().profession()).forEach(slice -> bySlice.put(slice, counts));
        return new Contribution(bySlice);
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
        contribution.slices().forEach((slice, counts) -> add(index(slice), counts, sign, cells));
    }

    private void add(int index, int[] counts, int sign, BitSet cells) {
        int[] sum = sums.get(index);
        for (int i = 0; i < counts.length; i++) {
            sum[i] += sign * counts[i];
            if (counts[i] != 0) {
                cells.set(index * query.buckets() + i / Measure.COUNT);
            }
        }
    }

    private boolean differs(Contribution before, Contribution now, int cell) {
        Slice slice = slices.get(cell / query.buckets());
        int first = cell % query.buckets() * Measure.COUNT;
        int[] old = before.to(slice);
        int[] fresh = now.to(slice);
        for (int i = first; i < first + Measure.COUNT; i++) {
            if ((old.length == 0 ? 0 : old[i]) != (fresh.length == 0 ? 0 : fresh[i])) {
                return true;
            }
        }
        return false;
    }

    private int index(Slice slice) {
        Integer index = indexes.get(slice);
        if (index != null) {
            return index;
        }
        indexes.put(slice, sums.size());
        slices.add(slice);
        sums.add(new int[query.buckets() * Measure.COUNT]);
        return sums.size() - 1;
    }
}
