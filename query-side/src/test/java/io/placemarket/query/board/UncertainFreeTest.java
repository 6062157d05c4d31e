package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.FreeInWeek;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Story;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An area with so many different offers that not every way to fill it is tried. */
class UncertainFreeTest extends CellCase {
    private static final List<ProfessionCode> PROFESSIONS = List.of(
            Story.ADULT, Story.PHYSIO, new ProfessionCode("OCCUPATIONAL-THERAPY"), new ProfessionCode("MIDWIFERY"));

    private final AreaId ward = story.area(trust, 30);

    private void manyDifferentOffers(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            ProfessionCode profession = PROFESSIONS.get(random.nextInt(PROFESSIONS.size()));
            OfferTerms terms = Story.terms(profession, 1 + random.nextInt(6), Story.MONDAY, 1);
            Weekdays days = Weekdays.of(random.ints(1 + random.nextInt(5), 1, 6)
                    .mapToObj(DayOfWeek::of)
                    .toList());
            OfferId offer = story.ids().offer(ward);
            story.tell(
                    new PlacesOffered(
                            ward,
                            offer,
                            profession,
                            terms.weeks(),
                            terms.places(),
                            OptionalInt.of(SupervisorGroup.UNITS * (1 + random.nextInt(75))),
                            Optional.empty(),
                            Optional.of(days)),
                    new OfferPosted(offer, trust, terms, Optional.empty()));
        }
        for (int i = 0; i < 3; i++) {
            story.tell(new SupervisorsArranged(
                    ward,
                    WeekSet.of(FIRST),
                    new SupervisorGroup(
                            "group " + i,
                            new TreeSet<>(List.of(PROFESSIONS.get(i), PROFESSIONS.get(i + 1))),
                            4,
                            200 + random.nextInt(100))));
        }
    }

    @Test
    void what_is_free_is_at_least_that_and_says_so() {
        manyDifferentOffers(3);
        assertThat(free().certain()).isFalse();
        CellDetail cell = read(REGION);
        assertThat(sentence(cell, Measure.FREE))
                .startsWith("At least %d more places could be booked".formatted(cell.value()));
        assertThat(cell.items().getFirst().sentence()).startsWith("At least %d more: ".formatted(cell.value()));
    }

    @Test
    void the_board_says_so_in_every_cell_of_it_until_it_is_certain_again() {
        manyDifferentOffers(3);
        BoardView view = new BoardView(BoardQuery.everything(FIRST, 2), story.market());
        BoardSnapshot board = view.snapshot();
        BoardCell first = board.total().getFirst();
        assertThat(first.freeIsAtLeast()).isTrue();
        assertThat(first.freeShown()).isEqualTo(first.free() + "+");
        assertThat(board.total().getLast().freeIsAtLeast()).as("the week after").isFalse();
        assertThat(board.notes()).anyMatch(note -> note.contains("at least so many"));
        assertThat(BoardLine.of(board)).anyMatch(line -> line.counts().freeIsAtLeast());
        story.market().offers().all().stream()
                .map(OffersView.Entry::id)
                .filter(offer -> offer.area().equals(ward))
                .skip(1)
                .toList()
                .forEach(story::withdraw);
        BoardSnapshot certain = new BoardView(BoardQuery.everything(FIRST, 2), story.market()).snapshot();
        assertThat(certain.total().getFirst().freeIsAtLeast()).isFalse();
        assertThat(certain.notes()).noneMatch(note -> note.contains("at least so many"));
    }

    @Test
    void together_no_less_is_free_than_in_any_part() {
        for (long seed = 0; seed < 9; seed++) {
            manyDifferentOffers(seed);
        }
        BoardSnapshot board = new BoardView(BoardQuery.everything(FIRST, 1), story.market()).snapshot();
        int most = board.items().stream()
                .mapToInt(row -> row.cells().getFirst().free())
                .max()
                .orElseThrow();
        assertThat(free().students()).isLessThan(most);
        assertThat(board.total().getFirst().free()).isGreaterThanOrEqualTo(most);
        assertThat(read(REGION).value()).isEqualTo(board.total().getFirst().free());
    }

    private FreeInWeek free() {
        return story.market().areas().find(ward).orElseThrow().capacity().freeIn(FIRST);
    }
}
