package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.Recorded;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.past.PastLimits;
import io.placemarket.query.past.PastMarkets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rule 4: what was known at any past moment can be shown again exactly. */
class PastBoardTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int POSITIONS = 100;
    private static final int THINGS = 400;

    @Test
    void at_any_position_every_cell_equals_a_recount_of_only_the_events_up_to_there() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomStory history = new RandomStory(seed).goOn(THINGS);
        List<RecordedUnit> units = history.story().units();
        try (PastMarkets past = new PastMarkets(
                from -> units.stream().filter(unit -> unit.last() >= from), new PastLimits(4, 1_000_000, 2, 50))) {
            for (int i = 0; i < POSITIONS; i++) {
                long position = 1 + random.nextLong(history.story().position());
                BoardQuery query = BoardViewTest.query(random);
                Market market = Objects.requireNonNull(past.at(position).block(LONG));
                assertThat(market.position()).isLessThanOrEqualTo(position);
                assertThat(BoardViewTest.cells(BoardView.count(query, market, BoardView.USUAL_SMALLEST_COUNT)))
                        .as("seed %d, position %d, %s", seed, position, query)
                        .isEqualTo(new NaiveBoard(query, upTo(units, position)).cells());
            }
        }
    }

    /** The events of whole units of work: nobody ever saw half of one. */
    private static List<DomainEvent> upTo(List<RecordedUnit> units, long position) {
        return units.stream()
                .filter(unit -> unit.last() <= position)
                .flatMap(unit -> unit.events().stream())
                .map(Recorded::event)
                .toList();
    }
}
