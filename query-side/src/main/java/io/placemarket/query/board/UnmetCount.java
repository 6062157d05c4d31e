package io.placemarket.query.board;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.board.Openings.Audience;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OrganisationsView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Students still to place for whom nothing fits, by profession and week, kept current area by area and cohort by cohort: how many areas have
 * room for whom is counted, so that one more booking asks no other area again. Not thread-safe.
 */
final class UnmetCount {
    private final BoardQuery query;
    private final int smallestCount;
    private final Map<AreaId, Openings> openings = new HashMap<>();
    /** In how many areas, week by week. */
    private final Map<ProfessionCode, Map<Audience, int[]>> areasWithRoom = new HashMap<>();

    private final Map<ProfessionCode, Map<CohortId, Need>> needs = new HashMap<>();
    private final Set<ProfessionCode> stale = new HashSet<>();

    /** @param smallestCount fewer students of a profession and care system in a week are not counted */
    UnmetCount(BoardQuery query, int smallestCount) {
        this.query = query;
        this.smallestCount = smallestCount;
    }

    private record Need(CohortsView.Entry cohort, String icb, CohortCount count) {}

    /** Counts an area again, or no longer where it has no openings. */
    void count(AreaId id, Openings now) {
        Openings before = now.weeks().isEmpty() ? openings.remove(id) : openings.put(id, now);
        if (before != null) {
            before.weeks().forEach((audience, weeks) -> {
                if (!weeks.equals(now.weeks().get(audience))) {
                    add(audience, weeks, -1);
                }
            });
        }
        now.weeks().forEach((audience, weeks) -> {
            if (before == null || !weeks.equals(before.weeks().get(audience))) {
                add(audience, weeks, 1);
            }
        });
    }

    private void add(Audience audience, long weeks, int change) {
        int[] areas = areasWithRoom
                .computeIfAbsent(audience.profession(), key -> new HashMap<>())
                .computeIfAbsent(audience, key -> new int[query.weeks()]);
        for (int i = 0; i < areas.length; i++) {
            if ((weeks >> i & 1) == 1) {
                boolean had = areas[i] > 0;
                areas[i] += change;
                if (had != areas[i] > 0) {
                    stale.add(audience.profession());
                }
            }
        }
    }

    /** Counts a cohort again. */
    void count(CohortsView.Entry cohort, CohortCount count, Market market) {
        ProfessionCode profession = cohort.programme().profession();
        needs.computeIfAbsent(profession, key -> new LinkedHashMap<>())
                .put(cohort.id(), new Need(cohort, icb(cohort, market), count));
        stale.add(profession);
    }

    private static String icb(CohortsView.Entry cohort, Market market) {
        return market.organisations()
                .find(cohort.university())
                .map(OrganisationsView.Entry::details)
                .flatMap(Organisation::icb)
                .orElse("");
    }

    /** The professions whose numbers may be different since this was asked last. */
    Set<ProfessionCode> takeStale() {
        Set<ProfessionCode> taken = Set.copyOf(stale);
        stale.clear();
        return taken;
    }

    /** A profession's, week by week, by the care system of the university; small ones too. */
    Map<String, int[]> byBoard(ProfessionCode profession) {
        Map<String, int[]> byBoard = new TreeMap<>();
        Map<Audience, int[]> rooms = areasWithRoom.getOrDefault(profession, Map.of());
        needs.getOrDefault(profession, Map.of()).values().forEach(need -> {
            int[] unmet = byBoard.computeIfAbsent(need.icb(), icb -> new int[query.weeks()]);
            for (int i = 0; i < unmet.length; i++) {
                if (need.count().stillToPlace(i) > 0 && !fits(need.cohort(), rooms, i)) {
                    unmet[i] += need.count().stillToPlace(i);
                }
            }
        });
        return byBoard;
    }

    private static boolean fits(CohortsView.Entry cohort, Map<Audience, int[]> rooms, int week) {
        return rooms.entrySet().stream()
                .anyMatch(room -> room.getValue()[week] > 0 && room.getKey().has(cohort));
    }

    /** Whether so many may be told. */
    boolean isTold(int students) {
        return students >= smallestCount;
    }

    /** What a profession adds to the board; nothing where it has none that may be told. */
    Contribution of(ProfessionCode profession) {
        int[] counts = new int[query.buckets() * Measure.COUNT];
        boolean any = false;
        for (int[] unmet : byBoard(profession).values()) {
            for (int i = 0; i < unmet.length; i++) {
                if (unmet[i] > 0 && isTold(unmet[i])) {
                    counts[Measure.UNMET.in(query.bucket(i))] += unmet[i];
                    any = true;
                }
            }
        }
        if (!any) {
            return Contribution.NOTHING;
        }
        Map<Slice, int[]> slices = new HashMap<>();
        query.slices(profession).forEach(slice -> slices.put(slice, counts));
        return new Contribution(slices);
    }
}
