package io.placemarket.query.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.watch.AlertEvent.AlertRemoved;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.kernel.watch.Threshold.Figure;
import io.placemarket.query.board.BoardCell;
import io.placemarket.query.board.BoardQuery;
import io.placemarket.query.board.BoardView;
import io.placemarket.query.board.Dimension;
import io.placemarket.query.market.ManyDifferentOffers;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertBoardTest {
    private static final Week FIRST = Week.of(Story.MONDAY);
    private static final WeekSet SOON = WeekSet.range(FIRST, FIRST.plus(1));
    private static final List<Figure> FIGURES = List.of(Figure.values());
    private static final List<ProfessionCode> ADULT = List.of(Story.ADULT);

    private final Story story = new Story(8);
    private final AreaId ward = story.area(story.trust(), 6);
    private final Market market = new Market();
    private int taken;

    private static AlertTerms below(int free, int weeks, List<ProfessionCode> professions, List<String> icbs) {
        return new AlertTerms(Threshold.freeBelow(free), weeks, professions, icbs, List.of(), List.of(), List.of());
    }

    private AlertId set(String user, AlertTerms terms) {
        AlertId alert = story.ids().alert();
        story.tell(new AlertSet(AlertListId.of(user), alert, user, terms));
        return alert;
    }

    /** What is told of everything that happened since this was asked last. */
    private List<AlertBoard.Told> told(AlertBoard board) {
        List<AlertBoard.Told> told = new ArrayList<>();
        while (taken < story.units().size()) {
            RecordedUnit unit = story.units().get(taken++);
            told.addAll(board.touched(market.apply(unit)));
        }
        return told;
    }

    private AlertBoard board() {
        while (taken < story.units().size()) {
            market.apply(story.units().get(taken++));
        }
        return new AlertBoard(market, FIRST);
    }

    @Test
    void an_alert_is_raised_when_fewer_are_free_and_cleared_when_enough_are_again() {
        story.offer(provider(), ward, Story.terms(Story.ADULT, 5, Story.MONDAY, 8));
        set("region", below(4, 2, ADULT, List.of()));
        AlertBoard board = board();
        assertThat(board.of("region")).extracting(AlertRow::raised).containsExactly(false);
        story.tell(lowered(4));
        assertThat(told(board)).isEmpty();
        story.tell(lowered(3));
        assertThat(told(board)).singleElement().satisfies(told -> {
            assertThat(told.user()).isEqualTo("region");
            AlertRow row = told.rows().getFirst();
            assertThat(row.raised()).isTrue();
            assertThat(row.crossed()).containsExactly(exactly(FIRST.plus(1), 3));
            assertThat(row.told()).isEqualTo("Fewer than 4 places free (Adult nursing) in any of the next 2 weeks");
        });
        story.tell(lowered(2));
        assertThat(told(board)).isEmpty();
        assertThat(board.moved())
                .as("numbers of one that is raised are told now and then")
                .singleElement()
                .satisfies(told ->
                        assertThat(told.rows().getFirst().crossed()).containsExactly(exactly(FIRST.plus(1), 2)));
        assertThat(board.moved()).isEmpty();
        story.tell(lowered(1));
        story.tell(lowered(2));
        assertThat(told(board)).isEmpty();
        assertThat(board.moved()).as("back to what was told").isEmpty();
        story.tell(new SafeCapacityLifted(ward, WeekSet.of(FIRST.plus(1))));
        assertThat(told(board))
                .singleElement()
                .satisfies(told -> assertThat(told.rows().getFirst().raised()).isFalse());
    }

    private OrganisationId provider() {
        return story.market().areas().find(ward).orElseThrow().provider();
    }

    private DomainEvent lowered(int safe) {
        return new SafeCapacityLowered(ward, WeekSet.of(FIRST.plus(1)), safe, Reason.of(ReasonCode.OTHER));
    }

    @Test
    void weeks_pass_and_what_was_far_becomes_near() {
        story.offer(provider(), ward, Story.terms(Story.ADULT, 5, Story.MONDAY, 2));
        set("region", below(1, 2, ADULT, List.of()));
        AlertBoard board = board();
        assertThat(board.of("region")).extracting(AlertRow::raised).containsExactly(false);
        assertThat(board.anew(market, FIRST.plus(1)))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.rows().getFirst().crossed()).containsExactly(exactly(FIRST.plus(2), 0)));
        assertThat(board.anew(market, FIRST.plus(2))).isEmpty();
        assertThat(board.moved())
                .as("it stays raised, for other weeks")
                .singleElement()
                .satisfies(told -> assertThat(told.rows().getFirst().crossed())
                        .containsExactly(exactly(FIRST.plus(2), 0), exactly(FIRST.plus(3), 0)));
    }

    @Test
    void numbers_that_another_market_shows_are_told_once_where_they_differ() {
        story.offer(provider(), ward, Story.terms(Story.ADULT, 5, Story.MONDAY, 8));
        set("region", below(4, 2, ADULT, List.of()));
        AlertBoard board = board();
        story.tell(lowered(3));
        assertThat(told(board)).hasSize(1);
        Market same = new Market();
        story.units().forEach(same::apply);
        assertThat(board.anew(same, FIRST)).isEmpty();
        assertThat(board.moved()).as("what was told already").isEmpty();
        Market other = new Market();
        story.tell(lowered(2));
        story.units().forEach(other::apply);
        assertThat(board.anew(other, FIRST)).isEmpty();
        assertThat(board.moved())
                .singleElement()
                .satisfies(told ->
                        assertThat(told.rows().getFirst().crossed()).containsExactly(exactly(FIRST.plus(1), 2)));
        assertThat(board.moved()).isEmpty();
    }

    @Test
    void setting_and_removing_one_is_told_to_its_user_alone() {
        set("region", below(4, 2, ADULT, List.of()));
        AlertBoard board = board();
        AlertId second = set("trust", below(9, 2, List.of(), List.of("QOC")));
        assertThat(told(board)).singleElement().satisfies(told -> {
            assertThat(told.user()).isEqualTo("trust");
            assertThat(told.set()).isTrue();
        });
        assertThat(board.of("region")).hasSize(1);
        assertThat(board.of("trust"))
                .extracting(AlertRow::told)
                .containsExactly(
                        "Fewer than 9 places free in Shropshire, Telford and Wrekin in any of the next 2 weeks");
        story.tell(new AlertRemoved(AlertListId.of("trust"), second));
        assertThat(told(board))
                .singleElement()
                .satisfies(told -> assertThat(told.rows()).isEmpty());
        assertThat(board.of("trust")).isEmpty();
    }

    @Test
    void learners_beyond_what_is_safe_and_those_who_wait_are_watched_too() {
        OfferId offer = story.offer(provider(), ward, Story.terms(Story.ADULT, 5, Story.MONDAY, 8));
        set("region", of(Figure.OVER_COMMITTED, 0));
        set("region", of(Figure.WAITING, 1));
        set("region", of(Figure.STILL_TO_PLACE, 10));
        OrganisationId north = story.university("North University");
        CohortId cohort = story.cohort(north, 12, SOON);
        story.hold(offer, cohort, north, 3, SOON);
        AlertBoard board = board();
        assertThat(board.of("region"))
                .extracting(AlertRow::told, AlertRow::raised)
                .containsExactly(
                        tuple("Any learner beyond what is safe in any of the next 2 weeks", false),
                        tuple("More than 1 place waited for in any of the next 2 weeks", false),
                        tuple("More than 10 students still to place in any of the next 2 weeks", false));
        story.tell(lowered(1));
        assertThat(told(board))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.rows().getFirst().crossed()).containsExactly(exactly(FIRST.plus(1), 2)));
        story.tell(new WaitingListOpened(ward));
        story.waits(offer, cohort, north, 2, WeekSet.of(FIRST));
        assertThat(told(board))
                .singleElement()
                .satisfies(told -> assertThat(told.rows().getFirst().crossed()).containsExactly(exactly(FIRST, 2)));
        story.cohort(north, 2, SOON);
        assertThat(told(board))
                .singleElement()
                .satisfies(told -> assertThat(told.rows().getFirst().crossed())
                        .containsExactly(exactly(FIRST, 11), exactly(FIRST.plus(1), 11)));
    }

    private static AlertTerms of(Figure figure, int number, LearnerLevel level) {
        return new AlertTerms(
                Threshold.of(figure, number), 2, ADULT, List.of(), List.of(), List.of(), List.of(), List.of(level));
    }

    @Test
    void a_learner_level_narrows_places_and_students_and_what_is_for_any_level_counts_with_each() {
        story.offer(
                provider(),
                ward,
                OfferTerms.plain(Story.ADULT, LearnerLevel.YEAR_2, Story.MONDAY, Story.MONDAY.plusDays(11), 3));
        story.offer(provider(), ward, Story.terms(Story.ADULT, 2, Story.MONDAY, 1));
        story.cohort(story.university("North"), 7, SOON);
        set("second", of(Figure.FREE, 100, LearnerLevel.YEAR_2));
        set("first", of(Figure.FREE, 100, LearnerLevel.YEAR_1));
        set("students", of(Figure.STILL_TO_PLACE, 6, LearnerLevel.YEAR_2));
        set("others", of(Figure.STILL_TO_PLACE, 6, LearnerLevel.YEAR_1));
        AlertBoard board = board();
        assertThat(board.of("second").getFirst().crossed())
                .containsExactly(exactly(FIRST, 5), exactly(FIRST.plus(1), 3));
        assertThat(board.of("first").getFirst().crossed())
                .containsExactly(exactly(FIRST, 2), exactly(FIRST.plus(1), 0));
        assertThat(board.of("students").getFirst().raised()).isTrue();
        assertThat(board.of("others").getFirst().raised()).isFalse();
        assertThat(board.of("second").getFirst().told()).contains("(Adult nursing, Year 2)");
    }

    private static AlertTerms of(Figure figure, int number) {
        return new AlertTerms(Threshold.of(figure, number), 2, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static AlertRow.Count exactly(Week week, int count) {
        return new AlertRow.Count(week, count, OptionalInt.empty());
    }

    @Test
    void a_week_that_may_have_enough_raises_nothing_and_is_told_as_not_sure() {
        ManyDifferentOffers.tell(story, provider(), ward, 3);
        board();
        int found = market.areas().find(ward).orElseThrow().capacity().free(FIRST);
        set("region", below(found + 1, 1, List.of(), List.of()));
        set("hub", below(found, 1, List.of(), List.of()));
        AlertBoard board = board();
        AlertRow row = board.of("region").getFirst();
        assertThat(row.raised()).isFalse();
        assertThat(row.unsure()).singleElement().satisfies(week -> {
            assertThat(week.week()).isEqualTo(FIRST);
            assertThat(week.count()).isEqualTo(found);
            assertThat(week.atMost().orElseThrow()).isGreaterThan(found);
        });
        assertThat(board.of("hub").getFirst().unsure()).as("enough for certain").isEmpty();
        market.offers().all().stream()
                .map(OffersView.Entry::id)
                .skip(1)
                .toList()
                .forEach(story::withdraw);
        told(board);
        assertThat(board.of("region").getFirst().raised()).isTrue();
        assertThat(board.of("region").getFirst().unsure()).isEmpty();
    }

    @Test
    void a_week_that_was_not_sure_is_told_to_be_clear_once_there_is_enough_for_certain() {
        ManyDifferentOffers.tell(story, provider(), ward, 3);
        board();
        int found = market.areas().find(ward).orElseThrow().capacity().free(FIRST);
        set("region", below(found + 1, 1, List.of(), List.of()));
        AlertBoard board = board();
        AlertId second = set("region", below(found + 1, 1, List.of(), List.of("QOC")));
        assertThat(told(board))
                .singleElement()
                .satisfies(told -> assertThat(told.rows())
                        .hasSize(2)
                        .allSatisfy(row -> assertThat(row.unsure()).hasSize(1)));
        assertThat(board.moved()).as("told already").isEmpty();
        story.offer(provider(), story.area(provider(), 9), Story.terms(Story.ADULT, 9, Story.MONDAY, 1));
        assertThat(told(board)).as("neither raised nor cleared").isEmpty();
        assertThat(board.moved())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.rows())
                        .singleElement()
                        .satisfies(row -> assertThat(row.unsure()).isEmpty()))
                .extracting(told -> told.rows().getFirst().alert())
                .contains(second);
        assertThat(board.moved()).isEmpty();
    }

    @Test
    void places_that_cannot_be_enough_whichever_way_the_areas_are_filled_raise_an_alert() {
        ManyDifferentOffers.tell(story, provider(), ward, 3);
        set("region", below(1_000, 2, List.of(), List.of()));
        AlertRow row = board().of("region").getFirst();
        assertThat(row.raised()).isTrue();
        assertThat(row.unsure()).isEmpty();
        assertThat(row.crossed()).hasSize(2);
        AlertRow.Count first = row.crossed().getFirst();
        assertThat(first.atMost().orElseThrow()).as("six on each of seven days").isBetween(first.count() + 1, 42);
        assertThat(row.crossed().getLast()).as("the week after is certain").isEqualTo(exactly(FIRST.plus(1), 0));
    }

    /** Every alert is what the board's total says, after every single unit of work, whatever was told before. */
    @Test
    void an_alert_and_the_board_never_disagree() {
        long seed = Long.getLong("alert.seed", System.nanoTime());
        Random random = new Random(seed);
        RandomStory history = new RandomStory(seed);
        Story told = history.story();
        Market live = new Market();
        List<AlertTerms> terms = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Figure figure = FIGURES.get(random.nextInt(FIGURES.size()));
            boolean everywhere = figure == Figure.STILL_TO_PLACE;
            AlertTerms some = new AlertTerms(
                    Threshold.of(figure, figure == Figure.FREE ? 1 + random.nextInt(12) : random.nextInt(4)),
                    1 + random.nextInt(10),
                    random.nextBoolean() ? ADULT : List.of(Story.PHYSIO, Story.ADULT),
                    everywhere || random.nextBoolean() ? List.of() : List.of("QOC"),
                    everywhere || random.nextInt(3) > 0 ? List.of() : List.of(Sector.NHS_TRUST, Sector.VOLUNTARY),
                    everywhere || random.nextInt(3) > 0 ? List.of() : List.of(Mode.IN_PERSON),
                    List.of(),
                    random.nextInt(3) > 0 ? List.of() : List.of(LearnerLevel.YEAR_1, LearnerLevel.YEAR_2));
            terms.add(some);
            told.tell(new AlertSet(AlertListId.of("u" + i), told.ids().alert(), "u" + i, some));
        }
        history.goOn(60);
        told.units().forEach(live::apply);
        AlertBoard board = new AlertBoard(live, RandomStory.FIRST);
        Map<String, Boolean> heard = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            heard.put("u" + i, board.of("u" + i).getFirst().raised());
        }
        int known = told.units().size();
        history.goOn(80);
        for (RecordedUnit unit : told.units().subList(known, told.units().size())) {
            board.touched(live.apply(unit))
                    .forEach(one -> heard.put(one.user(), one.rows().getFirst().raised()));
            if (random.nextInt(10) == 0) {
                for (int i = 0; i < 30; i++) {
                    List<AlertRow.Count> low = low(terms.get(i), live);
                    assertThat(board.of("u" + i).getFirst().crossed())
                            .as("%s, alert.seed=%d", terms.get(i), seed)
                            .isEqualTo(low);
                    assertThat(heard.get("u" + i)).as("alert.seed=%d", seed).isEqualTo(!low.isEmpty());
                }
            }
        }
    }

    private static List<AlertRow.Count> low(AlertTerms terms, Market market) {
        BoardQuery query = new BoardQuery(
                RandomStory.FIRST,
                terms.weeks(),
                Dimension.PROFESSION,
                Dimension.WEEK,
                Set.copyOf(terms.professions()),
                Set.copyOf(terms.icbs()),
                Set.copyOf(terms.sectors()),
                Set.copyOf(terms.modes()),
                Set.copyOf(terms.supervisions()),
                Set.copyOf(terms.levels()));
        List<BoardCell> total = new BoardView(query, market).snapshot().total();
        List<AlertRow.Count> low = new ArrayList<>();
        for (int week = 0; week < terms.weeks(); week++) {
            BoardCell cell = total.get(week);
            int count = switch (terms.threshold().figure()) {
                case FREE -> cell.free();
                case STILL_TO_PLACE -> cell.stillToPlace().orElseThrow();
                case WAITING -> cell.waiting();
                case OVER_COMMITTED -> cell.overCommitted();
            };
            if (terms.threshold().isCrossedBy(count)) {
                low.add(exactly(RandomStory.FIRST.plus(week), count));
            }
        }
        return low;
    }
}
