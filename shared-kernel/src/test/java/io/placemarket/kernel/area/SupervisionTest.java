package io.placemarket.kernel.area;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.Supervision.Balance;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SupervisionTest {
    private static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    private static final ProfessionCode PHYSIO = new ProfessionCode("PHYSIOTHERAPY");
    private static final ProfessionCode OT = new ProfessionCode("OCCUPATIONAL-THERAPY");
    private static final ProfessionCode MIDWIFERY = new ProfessionCode("MIDWIFERY");
    private static final List<ProfessionCode> PROFESSIONS = List.of(ADULT, PHYSIO, OT, MIDWIFERY);
    private static final int ONE = SupervisorGroup.WHOLE_TIME;

    private static SupervisorGroup group(int people, int halfHours, ProfessionCode... professions) {
        return new SupervisorGroup("group", new TreeSet<>(Arrays.asList(professions)), people, halfHours);
    }

    @Test
    void a_person_gives_at_most_a_whole_week() {
        assertThat(group(2, 150, OT).supply()).isEqualTo(2 * ONE);
        assertThat(group(2, 200, OT).supply()).isEqualTo(2 * ONE);
        assertThat(group(2, 30, OT).supply()).isEqualTo(30 * 60);
    }

    @Test
    void professions_that_share_their_supervisors_are_scarcetogether_though_neither_is_alone() {
        Supervision shared = new Supervision(List.of(group(4, 300, OT, PHYSIO)));
        Map<Optional<ProfessionCode>, Integer> demand =
                Map.of(Optional.of(OT), 3 * ONE, Optional.of(PHYSIO), 2 * ONE, Optional.of(ADULT), 0);
        Balance tightest = shared.tightest(demand, OT);
        assertThat(tightest.professions()).containsExactlyInAnyOrder(OT, PHYSIO);
        assertThat(tightest.demand()).isEqualTo(5 * ONE);
        assertThat(tightest.supply()).isEqualTo(4 * ONE);
    }

    @Test
    void learners_of_no_profession_may_be_supervised_by_anybody() {
        Supervision two = new Supervision(List.of(group(1, 75, OT), group(1, 75, PHYSIO)));
        assertThat(two.tightest(Map.of(Optional.empty(), ONE, Optional.of(OT), ONE), PHYSIO)
                        .slack())
                .isZero();
        assertThat(two.tightest(Map.of(Optional.empty(), 2 * ONE, Optional.of(OT), ONE), PHYSIO)
                        .slack())
                .isEqualTo(-ONE);
    }

    /** By assignment: whether supervisors can be given to students, hour by hour, is a flow; "every set" must say the same. */
    @Test
    void every_set_of_professions_has_enough_if_and_only_if_supervisors_can_be_assigned() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int scarce = 0;
        for (int round = 0; round < 10_000; round++) {
            List<SupervisorGroup> groups = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                ProfessionCode[] some = PROFESSIONS.stream()
                        .filter(profession -> random.nextBoolean())
                        .toArray(ProfessionCode[]::new);
                groups.add(group(1 + random.nextInt(3), random.nextInt(240), some));
            }
            Map<Optional<ProfessionCode>, Integer> demand = new HashMap<>();
            PROFESSIONS.forEach(profession ->
                    demand.put(Optional.of(profession), random.nextInt(3) * ONE / (1 + random.nextInt(3))));
            demand.put(Optional.empty(), random.nextInt(3) == 0 ? ONE : 0);
            boolean enough = new Supervision(groups).tightest(demand).slack() >= 0;
            scarce += enough ? 0 : 1;
            assertThat(enough).as("seed %d round %d", seed, round).isEqualTo(canBeAssigned(groups, demand));
        }
        assertThat(scarce).as("cases of both kinds, seed %d", seed).isBetween(1_000, 9_000);
    }

    /** Gives each profession what it can still get, re-assigning what others hold along the way, until nothing more can be given. */
    private static boolean canBeAssigned(List<SupervisorGroup> groups, Map<Optional<ProfessionCode>, Integer> demand) {
        List<Optional<ProfessionCode>> wanting = List.copyOf(demand.keySet());
        int[] left = groups.stream().mapToInt(SupervisorGroup::supply).toArray();
        int[][] given = new int[wanting.size()][groups.size()];
        for (int i = 0; i < wanting.size(); i++) {
            int need = demand.getOrDefault(wanting.get(i), 0);
            while (need > 0) {
                int got = augment(i, need, wanting, groups, left, given, new boolean[wanting.size()]);
                if (got == 0) {
                    return false;
                }
                need -= got;
            }
        }
        return true;
    }

    private static int augment(
            int who,
            int need,
            List<Optional<ProfessionCode>> wanting,
            List<SupervisorGroup> groups,
            int[] left,
            int[][] given,
            boolean[] asked) {
        asked[who] = true;
        for (int g = 0; g < groups.size(); g++) {
            if (!may(groups.get(g), wanting.get(who))) {
                continue;
            }
            if (left[g] > 0) {
                int got = Math.min(need, left[g]);
                left[g] -= got;
                given[who][g] += got;
                return got;
            }
            for (int other = 0; other < wanting.size(); other++) {
                if (!asked[other] && given[other][g] > 0) {
                    int moved = augment(other, Math.min(need, given[other][g]), wanting, groups, left, given, asked);
                    if (moved > 0) {
                        given[other][g] -= moved;
                        given[who][g] += moved;
                        return moved;
                    }
                }
            }
        }
        return 0;
    }

    private static boolean may(SupervisorGroup group, Optional<ProfessionCode> profession) {
        return profession.isEmpty() || group.professions().contains(profession.get());
    }
}
