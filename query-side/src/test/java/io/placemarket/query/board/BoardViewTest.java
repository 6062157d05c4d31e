package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoardViewTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final int HISTORIES = 12;
    private static final int THINGS = 150;

    private final Story story = new Story(1);

    @Test
    void two_professions_that_share_four_places_have_four_each_and_four_in_total() {
        OrganisationId trust = story.trust();
        AreaId ward = story.area(trust, 4);
        story.offer(trust, ward, Story.terms(Story.ADULT, 4, Story.MONDAY, 2));
        story.offer(trust, ward, Story.terms(Story.PHYSIO, 4, Story.MONDAY, 2));
        BoardSnapshot board = new BoardView(BoardQuery.everything(FIRST, 1), story.market()).snapshot();
        assertThat(board.items())
                .extracting(row -> row.key() + " " + row.cells().getFirst().free())
                .containsExactly("NUR-ADULT 4", "PHYSIOTHERAPY 4");
        assertThat(board.total()).containsExactly(cell(8, 4, 0, 0, 4, 0, 0));
        assertThat(board.notes()).anyMatch(note -> note.startsWith("Rows do not add up"));
    }

    @Test
    void an_area_whose_care_system_is_not_known_has_a_row_of_its_own_and_counts_once_in_the_total() {
        OrganisationId nowhere = story.university("Example University");
        story.offer(nowhere, story.area(nowhere, 4), 4, 2);
        BoardQuery byBoard = new BoardQuery(
                FIRST, 1, Dimension.ICB, Dimension.WEEK, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        BoardSnapshot board = new BoardView(byBoard, story.market()).snapshot();
        assertThat(board.items())
                .extracting(BoardRow::key, BoardRow::label)
                .containsExactly(tuple("UNKNOWN", "Not known"));
        assertThat(board.total()).extracting(BoardCell::free).containsExactly(4);
    }

    @Test
    void the_row_with_the_most_students_without_a_place_comes_first() {
        OrganisationId trust = story.trust();
        OrganisationId university = story.university("Example University");
        story.offer(trust, story.area(trust, 9), Story.terms(Story.ADULT, 9, Story.MONDAY, 2));
        WeekSet weeks = WeekSet.range(FIRST, FIRST.plus(1));
        story.cohort(university, Story.ADULT, 10, weeks);
        CohortId physios = story.cohort(university, Story.PHYSIO, 5, weeks);
        BoardView view = new BoardView(BoardQuery.everything(FIRST, 2), story.market());
        assertThat(view.snapshot().items()).extracting(BoardRow::key).containsExactly("PHYSIOTHERAPY", "NUR-ADULT");
        assertThat(view.snapshot().items().getFirst().cells()).containsOnly(cell(0, 0, 0, 0, 0, 5, 5));
        assertThat(physios).isNotNull();
    }

    @Test
    void more_students_than_expected_are_counted_and_what_is_booked_is_not_still_to_place() {
        OrganisationId trust = story.trust();
        OrganisationId university = story.university("Example University");
        OfferId offer = story.offer(trust, story.area(trust, 9), 9, 2);
        WeekSet weeks = WeekSet.range(FIRST, FIRST.plus(1));
        CohortId cohort = story.cohort(university, 2, weeks);
        story.enrol(university, cohort, 5);
        story.hold(offer, cohort, university, 2, WeekSet.of(FIRST));
        BoardSnapshot board = new BoardView(BoardQuery.everything(FIRST, 2), story.market()).snapshot();
        assertThat(board.total()).containsExactly(cell(9, 9, 2, 0, 7, 3, 0), cell(9, 9, 0, 0, 9, 5, 0));
    }

    @Test
    void after_any_history_every_cell_equals_a_naive_recount_of_the_events() {
        long seed = System.nanoTime();
        Set<Measure> met = EnumSet.noneOf(Measure.class);
        for (int i = 0; i < HISTORIES; i++) {
            RandomStory history = new RandomStory(seed + i);
            Random random = new Random(seed + i);
            BoardQuery query = query(random);
            Market market = new Market();
            BoardView[] kept = new BoardView[1];
            history.story().units().forEach(market::apply);
            kept[0] = new BoardView(query, market);
            history.story().listen(unit -> kept[0].touch(market.apply(unit)));
            for (int step = 0; step < THINGS / 10; step++) {
                history.goOn(10);
                Map<Slice, BoardCell> cells = cells(kept[0].snapshot());
                assertThat(cells)
                        .as("seed %d, step %d, %s", seed + i, step, query)
                        .isEqualTo(new NaiveBoard(query, history.story().events()).cells());
                cells.values()
                        .forEach(cell -> Measure.inReadingOrder()
                                .filter(measure -> measure.of(cell).orElse(0) > 0)
                                .forEach(met::add));
            }
        }
        assertThat(met).as("measures that were not all zero, seed %d", seed).containsOnly(Measure.values());
    }

    @Test
    void a_unit_of_work_that_comes_again_changes_nothing() {
        RandomStory history = new RandomStory(7).goOn(THINGS);
        Market once = history.story().market();
        Market twice = new Market();
        List<RecordedUnit> units = history.story().units();
        for (int i = 0; i < units.size(); i++) {
            twice.apply(units.get(i));
            twice.apply(units.get(i / 2));
        }
        BoardQuery query = BoardQuery.everything(RandomStory.FIRST, 12);
        assertThat(new BoardView(query, twice).snapshot()).isEqualTo(new BoardView(query, once).snapshot());
    }

    @Test
    void a_snapshot_and_the_changes_since_are_the_board_now() {
        long seed = System.nanoTime();
        for (int i = 0; i < HISTORIES; i++) {
            RandomStory history = new RandomStory(seed + i).goOn(40);
            BoardQuery query = query(new Random(seed + i));
            Market market = history.story().market();
            BoardView view = new BoardView(query, market);
            history.story().listen(unit -> view.touch(market.apply(unit)));
            ModelBoard model = new ModelBoard(view.snapshot());
            for (int step = 0; step < 20; step++) {
                history.goOn(5);
                model.apply(view.delta(view.takeChanged()));
            }
            assertThat(model.cells()).as("seed %d, %s", seed + i, query).isEqualTo(cells(view.snapshot()));
        }
    }

    @Test
    void what_changes_nothing_on_the_board_makes_no_change() {
        OrganisationId trust = story.trust();
        story.offer(trust, story.area(trust, 4), 4, 2);
        Market market = story.market();
        BoardView view = new BoardView(BoardQuery.everything(FIRST, 2), market);
        story.listen(unit -> view.touch(market.apply(unit)));
        story.area(trust, 3);
        story.offer(trust, story.area(trust, 4), Story.terms(Story.ADULT, 4, Story.MONDAY.plusWeeks(30), 2));
        assertThat(view.takeChanged().isEmpty()).isTrue();
    }

    static BoardQuery query(Random random) {
        List<Dimension> two = new ArrayList<>(List.of(Dimension.values()));
        Collections.shuffle(two, random);
        return new BoardQuery(
                RandomStory.FIRST.plus(random.nextInt(6) - 3),
                1 + random.nextInt(14),
                two.getFirst(),
                two.getLast(),
                some(random, RandomStory.PROFESSIONS),
                some(random, RandomStory.BOARDS),
                some(random, List.of(Sector.values())),
                some(random, List.of(Mode.values())),
                some(random, SupervisionModel.all()),
                some(random, List.of(LearnerLevel.values())));
    }

    private static <T> Set<T> some(Random random, List<T> values) {
        if (random.nextInt(3) > 0) {
            return Set.of();
        }
        List<T> some = new ArrayList<>(values);
        some.removeIf(value -> random.nextBoolean());
        return Set.copyOf(some);
    }

    /** Those that hold anything, by where they stand. */
    static Map<Slice, BoardCell> cells(BoardSnapshot board) {
        Map<Slice, BoardCell> cells = new HashMap<>();
        board.placed()
                .filter(placed -> NaiveBoard.holdsAnything(placed.cell()))
                .forEach(placed -> cells.put(placed.place(), placed.cell()));
        return cells;
    }

    /** Areas with as many safe places as their audits allow, none held back, nobody waiting. */
    static BoardCell cell(int offered, int limit, int held, int allocated, int free, int stillToPlace, int unmet) {
        return new BoardCell(
                offered,
                limit,
                limit,
                held,
                0,
                allocated,
                free,
                0,
                0,
                OptionalInt.of(stillToPlace),
                OptionalInt.of(unmet),
                Optional.empty());
    }
}
