package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.query.board.CellCompared.Changed;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Story;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A cell beside what it was, and what made the difference. */
class CellComparedTest extends CellCase {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final WeekSet WEEK = WeekSet.of(FIRST);

    private static CellQuery query(Measure measure) {
        return CellQuery.of(
                new Filters(Map.of("from", List.of(FIRST.toString()), "measure", List.of(measure.name()))),
                Today.of(NOW));
    }

    private static CellSide side(Market market, BoardQuery board, CellQuery query, Actor actor) {
        return new CellReads(new MarketAt(market, NOW), BoardView.USUAL_SMALLEST_COUNT).side(query, board, actor);
    }

    private CellCompared since(int units, Measure measure, Actor actor) {
        Market then = new Market();
        story.units().subList(0, units).forEach(then::apply);
        CellQuery query = query(measure);
        BoardQuery board = BoardQuery.everything(FIRST, 4);
        return CellCompared.between(
                side(then, board, query, actor),
                side(story.market(), board, query, actor),
                CellQuery.told(board, Slice.ALL),
                measure);
    }

    @Test
    void an_area_says_from_which_of_its_numbers_the_difference_follows() {
        AreaId ward = story.area(trust, 6);
        OfferId offer = story.offer(trust, ward, 6, 1);
        AreaId other = story.area(trust, 3);
        story.offer(trust, other, 3, 1);
        CohortId cohort = story.cohort(north, 9, WEEK);
        int before = story.units().size();
        story.tell(new SafeCapacityLowered(ward, WEEK, 5, Reason.of(ReasonCode.STAFF_SICKNESS)));
        story.hold(offer, cohort, north, 2, WEEK);
        CellCompared compared = since(before, Measure.FREE, REGION);
        assertThat(compared.sentence())
                .isEqualTo("Free: 6, and 9 at the other moment: 3 fewer. 1 area made the difference.");
        assertThat(compared.items()).singleElement().satisfies(part -> {
            assertThat(part.id()).contains(ward.value());
            assertThat(part.was()).hasValue(6);
            assertThat(part.is()).hasValue(3);
            assertThat(part.sentence()).isEqualTo("3 fewer. Booked in these offers 2 (was 0), safe at once 5 (was 6).");
        });
        assertThat(compared.figures())
                .filteredOn(figure -> figure.measure().equals("still_to_place"))
                .singleElement()
                .isEqualTo(new CellCompared.Was("still_to_place", "Still to place", 9, 7, "2 fewer."));
    }

    @Test
    void a_release_is_the_cause_where_places_are_released_even_if_some_are_booked_at_once() {
        AreaId ward = story.area(trust, 6);
        OfferId offer = story.ids().offer(ward);
        OfferTerms terms = Story.terms(Story.ADULT, 6, Story.MONDAY, 1);
        story.tell(
                new PlacesOffered(
                        ward,
                        offer,
                        Story.ADULT,
                        terms.weeks(),
                        6,
                        OptionalInt.empty(),
                        Optional.of(NOW),
                        Optional.empty()),
                new OfferPosted(offer, trust, terms, Optional.empty()));
        CohortId cohort = story.cohort(north, 9, WEEK);
        int before = story.units().size();
        story.tell(new PlacesReleased(ward, offer));
        assertThat(since(before, Measure.FREE, REGION).items())
                .extracting(Changed::sentence)
                .containsExactly("6 more. Not released yet 0 (was 6).");
        story.hold(offer, cohort, north, 1, WEEK);
        assertThat(since(before, Measure.FREE, REGION).items())
                .extracting(Changed::sentence)
                .containsExactly("5 more. Not released yet 0 (was 6), booked in these offers 1 (was 0).");
    }

    @Test
    void learners_elsewhere_are_the_cause_where_they_take_places() {
        AreaId ward = story.area(trust, 6);
        story.offer(trust, ward, 6, 1);
        int before = story.units().size();
        story.tell(new LearnersElsewhereRecorded(ward, Optional.of(Story.ADULT), WEEK, 3));
        assertThat(since(before, Measure.FREE, REGION).items())
                .extracting(Changed::sentence)
                .containsExactly("3 fewer. Learners elsewhere 3 (was 0).");
    }

    @Test
    void where_none_of_these_numbers_is_another_no_cause_is_claimed() {
        AreaId ward = story.area(trust, 6);
        story.offer(trust, ward, 6, 1);
        int before = story.units().size();
        story.tell(new SupervisorsArranged(
                ward, WEEK, new SupervisorGroup("day team", new TreeSet<>(List.of(Story.ADULT)), 1, 75)));
        assertThat(since(before, Measure.FREE, REGION).items())
                .singleElement()
                .satisfies(part -> assertThat(part.sentence())
                        .startsWith("5 fewer. As many are offered, released, booked")
                        .contains("something else changed, such as"));
    }

    @Test
    void where_nothing_happened_nothing_made_a_difference() {
        story.offer(trust, story.area(trust, 6), 6, 1);
        CellCompared compared = since(story.units().size(), Measure.FREE, REGION);
        assertThat(compared.sentence())
                .isEqualTo("Free: 6, and 6 at the other moment: the same. Nothing behind it is another.");
        assertThat(compared.items()).isEmpty();
    }

    @Test
    void parts_that_make_up_for_each_other_are_told_too() {
        AreaId one = story.area(trust, 6);
        AreaId two = story.area(trust, 6);
        OfferId first = story.offer(trust, one, 2, 1);
        int before = story.units().size();
        story.offer(trust, two, 2, 1);
        story.withdraw(first);
        CellCompared compared = since(before, Measure.FREE, REGION);
        assertThat(compared.sentence()).endsWith("the same. 2 areas behind it changed and make up for each other.");
    }

    @Test
    void a_university_told_apart_at_one_moment_alone_is_said_to_be_so_and_its_own_cohorts_are_its_own() {
        CohortId cohort = story.cohort(north, 9, WEEK);
        story.cohort(south, 3, WEEK);
        OfferId offer = story.offer(trust, story.area(trust, 20), 20, 1);
        int before = story.units().size();
        story.hold(offer, cohort, north, 7, WEEK);
        assertThat(since(before, Measure.STILL_TO_PLACE, REGION).items())
                .as("nine of one and three of another are told together, as two and three are")
                .extracting(Changed::kind)
                .containsOnly(CellPart.Kind.OTHERS);
        assertThat(since(before, Measure.STILL_TO_PLACE, northern).items())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.id()).contains(cohort.value());
                    assertThat(part.was()).isEqualTo(OptionalInt.of(9));
                    assertThat(part.is()).isEqualTo(OptionalInt.of(2));
                });
    }

    @Test
    void between_any_two_moments_the_differences_of_the_parts_add_up_to_the_figures() {
        long seed = Long.getLong("compared.seed", System.nanoTime());
        Map<Measure, Integer> met = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            Random random = new Random(seed + i);
            List<RecordedUnit> units =
                    new RandomStory(seed + i).goOn(140).story().units();
            int half = units.size() / 2 + random.nextInt(units.size() / 2);
            Market was = new Market();
            units.subList(0, half).forEach(was::apply);
            Market is = new Market();
            units.forEach(is::apply);
            BoardQuery board = BoardQuery.everything(RandomStory.FIRST, 8);
            for (Measure measure : Measure.values()) {
                CellQuery query = query(measure);
                CellSide before = side(was, board, query, REGION);
                CellSide now = side(is, board, query, REGION);
                CellCompared compared = CellCompared.between(before, now, CellQuery.told(board, Slice.ALL), measure);
                if (compared.more() == 0
                        && compared.items().stream()
                                .allMatch(part ->
                                        part.was().isPresent() && part.is().isPresent())) {
                    assertThat(compared.items().stream()
                                    .mapToInt(part ->
                                            part.is().orElseThrow() - part.was().orElseThrow())
                                    .sum())
                            .as("compared.seed=%d, %s", seed + i, measure)
                            .isEqualTo(now.value(measure) - before.value(measure));
                    met.merge(measure, compared.items().size(), Integer::sum);
                }
            }
        }
        assertThat(met.get(Measure.FREE)).as("compared.seed=%d", seed).isPositive();
    }
}
