package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.FreeInWeek;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.query.market.ManyDifferentOffers;
import io.placemarket.query.market.OffersView;
import org.junit.jupiter.api.Test;

/** An area with so many different offers that not every way to fill it is tried. */
class UncertainFreeTest extends CellCase {
    private final AreaId ward = story.area(trust, 30);

    private void manyDifferentOffers(long seed) {
        ManyDifferentOffers.tell(story, trust, ward, seed);
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
