package io.placemarket.query.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.cohort.Combining.Candidate;
import io.placemarket.query.cohort.Combining.Part;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CombiningTest {
    private static final WeekSet WEEKS =
            WeekSet.range(Week.of(Story.MONDAY), Week.of(Story.MONDAY).plus(3));
    private static final int[] NUMBERS = WEEKS.stream().mapToInt(Week::number).toArray();
    private static final int[] ANY_NUMBER = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE
    };

    private final Story story = new Story(12);
    private final OrganisationId trust = story.trust();
    private final OrganisationId university = story.university("North");
    private final Map<OfferId, Integer> metres = new LinkedHashMap<>();

    private OfferId offer(int places, int metresAway) {
        return offer(story.area(trust, places), places, metresAway);
    }

    private OfferId offer(AreaId area, int places, int metresAway) {
        OfferId offer = story.offer(trust, area, places, 4);
        metres.put(offer, metresAway);
        return offer;
    }

    private static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());

    /** Of a cohort that may take about so many. */
    private Headroom mayTake(int students) {
        CohortId cohort = story.cohort(university, students, WEEKS);
        Market market = story.market();
        return Headroom.of(market.cohorts().find(cohort).orElseThrow(), market);
    }

    @Test
    void together_they_take_no_more_than_the_cohort_may_in_any_week() {
        offer(4, 1_000);
        offer(4, 2_000);
        // Ten students may have eleven places; five may have six.
        assertThat(new Combining(8, WEEKS, REGION, mayTake(10)).atMost(candidates()))
                .isEqualTo(8);
        Combining narrow = new Combining(8, WEEKS, REGION, mayTake(5));
        assertThat(narrow.atMost(candidates())).isEqualTo(6);
        assertThat(narrow.sets(candidates())).isEmpty();
        assertThat(new Combining(6, WEEKS, REGION, mayTake(5)).sets(candidates()))
                .isNotEmpty();
    }

    @Test
    void in_different_weeks_a_cohort_may_take_as_many_again() {
        offer(4, 1_000);
        OfferId other = offer(4, 2_000);
        WeekSet first = WeekSet.of(WEEKS.first());
        WeekSet last = WeekSet.of(WEEKS.last());
        Map<OfferId, WeekSet> inWeeks = Map.of(other, last);
        Market market = story.market();
        List<Candidate> apart = PlacesAt.of(market).of(Story.ADULT).stream()
                .map(place -> new Candidate(
                        place.run(numbers(inWeeks.getOrDefault(place.offer().id(), first)), ANY_NUMBER, 1)
                                .orElseThrow(),
                        0))
                .toList();
        assertThat(new Combining(8, WEEKS, REGION, mayTake(3)).atMost(apart)).isEqualTo(8);
    }

    private static int[] numbers(WeekSet weeks) {
        return weeks.stream().mapToInt(Week::number).toArray();
    }

    private List<Candidate> candidates() {
        Market market = story.market();
        return PlacesAt.of(market).of(Story.ADULT).stream()
                .map(place -> new Candidate(
                        place.whole(NUMBERS, ANY_NUMBER).orElseThrow(),
                        metres.getOrDefault(place.offer().id(), 0)))
                .toList();
    }

    @Test
    void of_very_many_offers_the_roomiest_and_the_nearest_are_tried_and_all_are_counted() {
        OfferId roomy = offer(9, 90_000);
        OfferId near = offer(2, 1);
        int others = 2 * Combining.MOST_OF_A_KIND;
        for (int i = 0; i < others; i++) {
            offer(1, 1_000 + i);
        }
        assertThat(sets(9).getFirst()).isEqualTo(Map.of(roomy, 9));
        assertThat(sets(2).getFirst()).isEqualTo(Map.of(near, 2));
        assertThat(new Combining(10_000, WEEKS, REGION, mayTake(1_000_000)).atMost(candidates()))
                .isEqualTo(11 + others);
    }

    private List<Map<OfferId, Integer>> sets(int students) {
        return new Combining(students, WEEKS, REGION, mayTake(1_000_000))
                .sets(candidates()).stream().map(CombiningTest::students).toList();
    }

    private static Map<OfferId, Integer> students(List<Part> set) {
        Map<OfferId, Integer> students = new LinkedHashMap<>();
        set.forEach(part -> students.put(part.candidate().fit().place().offer().id(), part.students()));
        return students;
    }

    @Test
    void the_fewest_offers_come_first_and_more_only_where_they_are_nearer() {
        OfferId far = offer(6, 90_000);
        OfferId middle = offer(4, 40_000);
        OfferId near = offer(3, 10_000);
        OfferId nearest = offer(3, 5_000);
        assertThat(sets(6)).containsExactly(Map.of(far, 6), Map.of(near, 3, nearest, 3));
        assertThat(sets(8)).containsExactly(Map.of(far, 6, middle, 2), Map.of(middle, 4, nearest, 3, near, 1));
    }

    @Test
    void of_as_many_offers_the_nearest_are_taken() {
        OfferId far = offer(6, 90_000);
        OfferId near = offer(5, 1_000);
        assertThat(sets(5)).containsExactly(Map.of(near, 5));
        assertThat(sets(6)).containsExactly(Map.of(far, 6));
    }

    @Test
    void offers_of_one_area_are_alternatives_for_the_same_places() {
        AreaId ward = story.area(trust, 4);
        offer(ward, 4, 0);
        offer(ward, 3, 0);
        assertThat(sets(5)).isEmpty();
        assertThat(new Combining(5, WEEKS, REGION, mayTake(1_000_000)).atMost(candidates()))
                .isEqualTo(4);
        assertThat(sets(4)).hasSize(1);
    }

    @Test
    void two_offers_of_one_area_may_both_be_needed() {
        AreaId ward = story.area(trust, 6);
        OfferId one = offer(ward, 4, 0);
        OfferId other = offer(ward, 3, 0);
        assertThat(sets(6)).containsExactly(Map.of(one, 4, other, 2));
    }

    @Test
    void too_many_are_not_promised() {
        offer(3, 0);
        offer(2, 0);
        assertThat(sets(6)).isEmpty();
        assertThat(new Combining(6, WEEKS, REGION, mayTake(1_000_000)).atMost(candidates()))
                .isEqualTo(5);
    }

    /** Against every subset there is: no set has fewer offers than the first, and none of so few is nearer. */
    @Test
    void no_smaller_or_nearer_set_was_overlooked() {
        long seed = Long.getLong("combining.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            offer(1 + random.nextInt(5), 1_000 * random.nextInt(20));
        }
        List<Candidate> all = candidates();
        for (int students = 1; students <= 14; students++) {
            List<List<Part>> sets = new Combining(students, WEEKS, REGION, mayTake(1_000_000)).sets(all);
            List<int[]> every = everySubset(all, students);
            assertThat(sets.isEmpty()).as("combining.seed=%d", seed).isEqualTo(every.isEmpty());
            if (!sets.isEmpty()) {
                int fewest = every.stream().mapToInt(set -> set[0]).min().orElseThrow();
                int nearest = every.stream()
                        .filter(set -> set[0] == fewest)
                        .mapToInt(set -> set[1])
                        .min()
                        .orElseThrow();
                assertThat(sets.getFirst()).as("combining.seed=%d", seed).hasSize(fewest);
                assertThat(Combining.farthest(sets.getFirst()))
                        .as("combining.seed=%d", seed)
                        .isEqualTo(nearest);
            }
        }
    }

    /** How many offers, and how far the farthest is, of each set that takes so many. */
    private static List<int[]> everySubset(List<Candidate> all, int students) {
        List<int[]> enough = new ArrayList<>();
        for (int bits = 1; bits < 1 << all.size(); bits++) {
            int room = 0;
            int farthest = 0;
            for (int i = 0; i < all.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    room += all.get(i).fit().free();
                    farthest = Math.max(farthest, (int) all.get(i).metres());
                }
            }
            if (room >= students) {
                enough.add(new int[] {Integer.bitCount(bits), farthest});
            }
        }
        return enough;
    }
}
