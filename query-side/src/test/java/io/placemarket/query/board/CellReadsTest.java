package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.board.CellPart.Kind;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.Story;
import io.placemarket.query.past.MarketAt;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellReadsTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Actor REGION = new Actor("region", Role.REGIONAL, Optional.empty());
    private static final int THRESHOLD = BoardView.USUAL_SMALLEST_COUNT;

    private final Story story = new Story(1);
    private final OrganisationId trust = story.trust();
    private final OrganisationId north = story.university("North University");
    private final OrganisationId south = story.university("South University");

    private static CellQuery query(Map<String, String> parameters) {
        Map<String, List<String>> lists = new HashMap<>();
        parameters.forEach((name, value) -> lists.put(name, List.of(value)));
        return CellQuery.of(new Filters(lists), Today.of(NOW));
    }

    private CellDetail read(Actor actor, String... parameters) {
        Map<String, String> asked = new HashMap<>(Map.of("from", FIRST.toString()));
        for (int i = 0; i < parameters.length; i += 2) {
            asked.put(parameters[i], parameters[i + 1]);
        }
        return new CellReads(new MarketAt(story.market(), NOW), THRESHOLD).read(query(asked), actor);
    }

    private static String sentence(CellDetail cell, Measure measure) {
        return cell.figures().stream()
                .filter(figure -> figure.measure().equals(measure.key()))
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    @Test
    void after_any_history_every_figure_is_the_boards_and_its_parts_add_up_to_it_for_everybody() {
        long seed = System.nanoTime();
        Set<Measure> met = EnumSet.noneOf(Measure.class);
        for (int i = 0; i < 25; i++) {
            Random random = new Random(seed + i);
            RandomStory history = new RandomStory(seed + i).goOn(120);
            Market market = history.story().market();
            BoardQuery board = BoardViewTest.query(random);
            List<Placed> cells =
                    new BoardView(board, market).snapshot().placed().toList();
            for (int tries = 0; tries < 12 && !cells.isEmpty(); tries++) {
                Placed placed = cells.get(random.nextInt(cells.size()));
                List<Measure> told = Measure.inReadingOrder()
                        .filter(measure -> measure.of(placed.cell()).isPresent())
                        .toList();
                Measure measure = told.get(random.nextInt(told.size()));
                Actor actor = anybody(random, market);
                CellDetail cell =
                        new CellReads(new MarketAt(market, NOW), THRESHOLD).read(query(board, placed, measure), actor);
                assertThat(cell.figures())
                        .as("seed %d, %s, %s", seed + i, board, placed.place())
                        .extracting(CellFigure::value)
                        .containsExactlyElementsOf(told.stream()
                                .map(one -> one.of(placed.cell()).orElseThrow())
                                .toList());
                assertThat(cell.items().stream().mapToInt(CellPart::value).sum())
                        .as("seed %d, %s, %s, %s, %s", seed + i, board, placed.place(), measure, actor)
                        .isEqualTo(cell.value())
                        .isEqualTo(measure.of(placed.cell()).orElseThrow());
                if (cell.value() > 0) {
                    met.add(measure);
                }
            }
        }
        assertThat(met).as("seed %d", seed).contains(Measure.FREE, Measure.HELD, Measure.STILL_TO_PLACE);
    }

    private static Actor anybody(Random random, Market market) {
        List<OrganisationId> all = new ArrayList<>();
        market.organisations().all().forEach(organisation -> all.add(organisation.id()));
        OrganisationId some = all.get(random.nextInt(all.size()));
        return switch (random.nextInt(3)) {
            case 0 -> REGION;
            case 1 -> new Actor("provider", Role.PROVIDER, Optional.of(some));
            default -> new Actor("university", Role.UNIVERSITY, Optional.of(some));
        };
    }

    private static CellQuery query(BoardQuery board, Placed placed, Measure measure) {
        return new CellQuery(
                today -> board,
                placed.row().map(Placed.Label::key),
                placed.column().map(Placed.Label::key),
                measure,
                Optional.empty(),
                Optional.empty(),
                CellReadsTest.query(Map.of()).page().whole());
    }

    @Test
    void free_places_add_up_from_areas_and_the_alternatives_within_are_said_not_to() {
        AreaId ward = story.area(trust, 4);
        OfferId nursing = story.offer(trust, ward, Story.terms(Story.ADULT, 4, Story.MONDAY, 2));
        story.offer(trust, ward, Story.terms(Story.PHYSIO, 4, Story.MONDAY, 2));
        CellDetail cell = read(REGION);
        assertThat(cell.value()).isEqualTo(4);
        assertThat(sentence(cell, Measure.FREE))
                .isEqualTo(
                        "4 more places could be booked, in the 1 area that offers. Each offer alone, 8 places would be"
                                + " free; offers of an area are alternatives for the same places, so these do not add up:"
                                + " the areas' figures do.");
        assertThat(sentence(cell, Measure.OFFERED))
                .isEqualTo(
                        "8 places are on offer, in 2 offers of 1 area. That is more than the 4 that are safe at once:"
                                + " offers to different professions are alternatives for the same places.");
        CellPart part = cell.items().getFirst();
        assertThat(part.kind()).isEqualTo(Kind.AREA);
        assertThat(part.sentence())
                .isEqualTo("4 more: 8 offered, 0 booked in these offers, 4 students at once are safe.");
        assertThat(part.alternatives())
                .hasSize(2)
                .first()
                .isEqualTo(new CellPart.Alternative(
                        nursing.value(),
                        "Adult nursing, any level",
                        4,
                        "4 of 4 offered; then the offer is full (0 booked of 4)."));
    }

    @Test
    void why_fewer_are_safe_is_told_to_the_region_and_the_provider_alone() {
        AreaId ward = story.area(trust, 4);
        story.offer(trust, ward, 4, 2);
        story.tell(new SafeCapacityLowered(
                ward, WeekSet.of(FIRST), 3, new Reason(ReasonCode.STAFF_SICKNESS, "two are ill")));
        Actor own = new Actor("lead", Role.PROVIDER, Optional.of(trust));
        Actor tutor = new Actor("tutor", Role.UNIVERSITY, Optional.of(north));
        for (Actor actor : List.of(REGION, own)) {
            assertThat(read(actor, "measure", "limit").items().getFirst().sentence())
                    .contains("3 students at once are safe; the audit allows 4 (", "two are ill");
        }
        assertThat(read(tutor, "measure", "limit").items().getFirst().sentence())
                .endsWith("the audit allows 4.")
                .doesNotContain("ill");
        assertThat(sentence(read(REGION), Measure.LIMIT))
                .contains("the audits allow 4, and in 1 area the provider says that fewer are safe now.");
    }

    @Test
    void universities_with_few_students_are_told_together_and_never_only_one() {
        OrganisationId third = story.university("Third University");
        WeekSet weeks = WeekSet.of(FIRST);
        story.cohort(north, 20, weeks);
        story.cohort(south, 3, weeks);
        story.cohort(third, 8, weeks);
        CellDetail cell = read(REGION, "measure", "still_to_place");
        assertThat(cell.items())
                .extracting(part -> part.kind() + " " + part.label() + " " + part.value())
                .containsExactly(
                        "UNIVERSITY North University 20", "OTHERS Too few of one university to be told apart 11");
        assertThat(sentence(cell, Measure.STILL_TO_PLACE))
                .isEqualTo("Of 31 students of 3 cohorts who must be placed, 31 have no booking yet.");
    }

    @Test
    void a_university_sees_its_own_cohorts_and_the_others_together() {
        WeekSet weeks = WeekSet.of(FIRST);
        CohortId own = story.cohort(south, 3, weeks);
        story.cohort(north, 20, weeks);
        Actor tutor = new Actor("tutor", Role.UNIVERSITY, Optional.of(south));
        assertThat(read(tutor, "measure", "still_to_place").items())
                .extracting(CellPart::kind, CellPart::id, CellPart::value)
                .containsExactly(
                        tuple(Kind.COHORT, Optional.of(own.value()), 3), tuple(Kind.OTHERS, Optional.empty(), 20));
    }

    @Test
    void unmet_demand_leaves_small_counts_out_and_says_so() {
        story.cohort(north, Story.ADULT, 20, WeekSet.of(FIRST));
        story.cohort(south, Story.PHYSIO, 3, WeekSet.of(FIRST));
        CellDetail cell = read(REGION, "measure", "unmet");
        assertThat(cell.value()).isEqualTo(20);
        assertThat(cell.items()).extracting(CellPart::label).containsExactly("Adult nursing");
        assertThat(sentence(cell, Measure.UNMET))
                .startsWith("For 20 of 23 students still to place nothing fits")
                .endsWith(
                        "Care systems with fewer than 5 of a profession in a week are not counted, nor others from which they could be reckoned.");
    }

    @Test
    void no_small_count_of_unmet_demand_is_what_is_still_to_place_less_what_is_told() {
        story.cohort(story.university("Keele", "QNC"), Story.PHYSIO, 3, WeekSet.of(FIRST));
        story.cohort(story.university("Birmingham", "QHL"), Story.PHYSIO, 30, WeekSet.of(FIRST));
        story.cohort(story.university("Shrewsbury", "QOC"), Story.PHYSIO, 40, WeekSet.of(FIRST));
        CellDetail cell = read(REGION, "measure", "unmet", "row", Story.PHYSIO.value());
        assertThat(cell.items()).extracting(CellPart::value).containsExactly(40);
        assertThat(cell.figures())
                .filteredOn(figure -> Set.of("still_to_place", "unmet").contains(figure.measure()))
                .extracting(CellFigure::value)
                .containsExactlyInAnyOrder(73, 40);
        BoardQuery query = BoardQuery.everything(FIRST, 1);
        BoardCell board = new BoardView(query, story.market())
                .snapshot()
                .items()
                .getFirst()
                .cells()
                .getFirst();
        assertThat(board.unmet()).hasValue(40);
        assertThat(read(REGION, "measure", "still_to_place", "row", Story.PHYSIO.value())
                        .items())
                .extracting(CellPart::value)
                .containsExactly(40, 33);
    }

    @Test
    void what_is_taken_is_told_by_offer_and_what_is_over_committed_by_area() {
        AreaId ward = story.area(trust, 4);
        OfferId offer = story.offer(trust, ward, 4, 2);
        CohortId cohort = story.cohort(north, 9, WeekSet.of(FIRST));
        story.hold(offer, cohort, north, 4, WeekSet.of(FIRST));
        story.tell(new SafeCapacityLowered(ward, WeekSet.of(FIRST), 1, Reason.of(ReasonCode.STAFF_SICKNESS)));
        CellDetail held = read(REGION, "measure", "held");
        assertThat(held.items()).extracting(CellPart::sentence).containsExactly("4 held, of 4 offered.");
        assertThat(sentence(held, Measure.HELD))
                .isEqualTo("4 places are held for cohorts without naming students, in 1 offer of 1 area.");
        assertThat(sentence(held, Measure.FREE)).isEqualTo("Nothing more could be booked in the 1 area that offers.");
        assertThat(sentence(held, Measure.OVER_COMMITTED))
                .isEqualTo("There are 3 learners more than is safe, in 1 area; bookings made before a limit was lowered"
                        + " stay.");
        assertThat(read(REGION, "measure", "over_committed").items())
                .extracting(CellPart::label, CellPart::value)
                .containsExactly(tuple("Ward 7", 3));
    }

    @Test
    void pages_follow_one_another_the_largest_first() {
        for (int places = 1; places <= 5; places++) {
            story.offer(trust, story.area(trust, places), places, 2);
        }
        List<Integer> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            CellDetail page =
                    cursor.isEmpty() ? read(REGION, "limit", "2") : read(REGION, "limit", "2", "cursor", cursor.get());
            page.items().forEach(part -> seen.add(part.value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "row,NUR-CAT,row",
        "column,soon,column",
        "measure,COLOUR,measure",
        "cursor,nonsense,cursor",
        "colour,red,colour"
    })
    void what_cannot_be_understood_is_refused(String name, String value, String field) {
        assertThatThrownBy(() -> read(REGION, name, value))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().field()).contains(field));
    }

    @Test
    void a_figure_that_such_a_cell_does_not_tell_is_refused_with_those_it_tells() {
        assertThatThrownBy(() -> read(REGION, "rows", "sector", "row", "PRIVATE", "measure", "still_to_place"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().accepted())
                                .hasValueSatisfying(accepted -> assertThat(accepted)
                                        .startsWith("one of FREE, OFFERED")
                                        .doesNotContain("STILL_TO_PLACE")));
        assertThat(read(REGION, "rows", "sector", "measure", "still_to_place").value())
                .isZero();
    }
}
