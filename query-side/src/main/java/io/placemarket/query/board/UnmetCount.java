package io.placemarket.query.board;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.board.Openings.Audience;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OrganisationsView;
import io.placemarket.query.unmet.CareSystems;
import io.placemarket.query.unmet.CareSystems.Students;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

    /** @param smallestCount care systems with fewer students of a profession in a week are not counted, nor what would tell them */
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

    /** A profession whose numbers may be different since it was looked at; nothing where there is none. */
    Optional<ProfessionCode> takeStale() {
        Optional<ProfessionCode> taken = stale.stream().findFirst();
        taken.ifPresent(stale::remove);
        return taken;
    }

    /**
     * A profession's, as far as it is told.
     *
     * @param byBoard students week by week, by the care system of the university
     * @param withheld whether there are more in some week
     */
    record Told(Map<String, int[]> byBoard, boolean withheld) {
        int sum() {
            return byBoard.values().stream().flatMapToInt(IntStream::of).sum();
        }
    }

    Told told(ProfessionCode profession) {
        Map<String, int[]> byBoard = new TreeMap<>();
        boolean withheld = false;
        for (int i = 0; i < query.weeks(); i++) {
            int week = i;
            CareSystems systems = CareSystems.of(students(profession, week), smallestCount);
            systems.told()
                    .forEach((icb, students) ->
                            byBoard.computeIfAbsent(icb, key -> new int[query.weeks()])[week] = students);
            withheld |= systems.withheld();
        }
        return new Told(byBoard, withheld);
    }

    private List<Students> students(ProfessionCode profession, int week) {
        Map<Audience, int[]> rooms = areasWithRoom.getOrDefault(profession, Map.of());
        List<Students> students = new ArrayList<>();
        for (Need need : needs.getOrDefault(profession, Map.of()).values()) {
            int stillToPlace = need.count().stillToPlace(week);
            if (stillToPlace > 0) {
                students.add(new Students(
                        need.cohort().university(),
                        need.icb(),
                        need.cohort().programme().level(),
                        stillToPlace,
                        fits(need.cohort(), rooms, week) ? 0 : stillToPlace));
            }
        }
        return students;
    }

    private static boolean fits(CohortsView.Entry cohort, Map<Audience, int[]> rooms, int week) {
        return rooms.entrySet().stream()
                .anyMatch(room -> room.getValue()[week] > 0 && room.getKey().has(cohort));
    }

    /** What a profession adds to the board; nothing where it has none that may be told. */
    Contribution of(ProfessionCode profession) {
        Map<String, int[]> told = told(profession).byBoard();
        if (told.isEmpty()) {
            return Contribution.NOTHING;
        }
        int[] counts = new int[query.buckets() * Measure.COUNT];
        for (int[] unmet : told.values()) {
            for (int i = 0; i < unmet.length; i++) {
                counts[Measure.UNMET.in(query.bucket(i))] += unmet[i];
            }
        }
        Map<Slice, int[]> slices = new HashMap<>();
        query.slices(profession).forEach(slice -> slices.put(slice, counts));
        return new Contribution(slices);
    }
}
