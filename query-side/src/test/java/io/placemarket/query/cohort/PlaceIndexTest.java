package io.placemarket.query.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.Story;
import io.placemarket.query.reading.Today;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlaceIndexTest {
    private static final Today TODAY = new Today(RandomStory.FIRST.monday());

    /** What a search could find, written out. */
    private static Map<String, List<Integer>> all(PlacesAt places) {
        Map<String, List<Integer>> all = new TreeMap<>();
        places.byProfession()
                .values()
                .forEach(some -> some.forEach(place -> {
                    List<Integer> free = new ArrayList<>();
                    place.weeks().forEach(week -> free.add(place.free(week.number())));
                    all.put(place.row(TODAY, Actor.market("test")).toString(), free);
                }));
        return all;
    }

    @Test
    void counted_step_by_step_it_is_what_it_would_be_counted_at_once() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomStory history = new RandomStory(seed);
        Market market = history.story().market();
        PlaceIndex index = new PlaceIndex();
        index.touchAll(market);
        history.story().listen(unit -> index.touch(market.apply(unit)));
        for (int step = 0; step < 40; step++) {
            history.goOn(1 + random.nextInt(10));
            while (!index.count(market, 3)) {
                assertThat(market.position()).isPositive();
            }
            PlacesAt places = index.places(market);
            assertThat(places.position()).isEqualTo(market.position());
            assertThat(all(places))
                    .as("seed " + seed + ", position " + market.position())
                    .isEqualTo(all(PlacesAt.of(history.story().market())));
        }
    }

    @Test
    void what_was_found_stays_as_it_was_while_the_market_goes_on() {
        RandomStory history = new RandomStory(8).goOn(100);
        Market market = history.story().market();
        PlacesAt places = PlacesAt.of(market);
        Map<String, List<Integer>> before = all(places);
        history.story().listen(market::apply);
        history.goOn(100);
        assertThat(all(places)).isEqualTo(before);
        assertThat(all(PlacesAt.of(market))).isNotEqualTo(before);
    }

    @Test
    void another_market_in_its_place_is_counted_whole() {
        PlaceIndex index = new PlaceIndex();
        Market first = new RandomStory(1).goOn(60).story().market();
        index.touchAll(first);
        assertThat(index.count(first, Integer.MAX_VALUE)).isTrue();
        Market second = new RandomStory(2).goOn(60).story().market();
        index.touchAll(second);
        assertThat(index.count(second, Integer.MAX_VALUE)).isTrue();
        assertThat(all(index.places(second))).isEqualTo(all(PlacesAt.of(second)));
    }

    @Test
    void it_tells_whether_there_is_more_to_count_than_may_be_at_once() {
        Story story = new Story(3);
        OrganisationId trust = story.trust();
        for (int i = 0; i < 5; i++) {
            story.offer(trust, story.area(trust, 4), 2, 3);
        }
        Market market = story.market();
        PlaceIndex index = new PlaceIndex();
        index.touchAll(market);
        assertThat(index.count(market, 4)).isFalse();
        assertThat(index.count(market, 4)).isTrue();
        assertThat(index.places(market).of(Story.ADULT)).hasSize(5);
    }

    @Test
    void a_booking_is_seen_in_the_week_it_takes_and_in_no_other() {
        Story story = new Story(4);
        OrganisationId trust = story.trust();
        OfferId offer = story.offer(trust, story.area(trust, 4), 2, 3);
        OrganisationId north = story.university("North");
        Week first = Week.of(Story.MONDAY);
        CohortId cohort = story.cohort(north, 4, WeekSet.range(first, first.plus(2)));
        story.hold(offer, cohort, north, 1, WeekSet.of(first.plus(1)));
        Place place = PlacesAt.of(story.market()).of(Story.ADULT).getFirst();
        assertThat(List.of(
                        place.free(first.number()),
                        place.free(first.number() + 1),
                        place.free(first.number() + 2),
                        place.free(first.number() + 3),
                        place.free(first.number() - 1)))
                .containsExactly(2, 1, 2, -1, -1);
    }
}
