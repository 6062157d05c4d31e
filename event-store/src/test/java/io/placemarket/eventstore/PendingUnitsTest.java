package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingUnitsTest {
    private final PendingUnits units = new PendingUnits(3, 16_000_000);
    private final PendingUnit first = pending(Samples.of("a", 0));

    @Test
    void who_has_come_meanwhile_joins_a_batch_under_way() {
        PendingUnit second = pending(Samples.of("b", 0));
        units.offer(second);

        assertThat(joinedTo(first)).containsExactly(first, second);
    }

    @Test
    void who_clashes_with_the_batch_stays_behind_in_its_turn() throws InterruptedException {
        PendingUnit clashing = pending(Samples.of("a", 0));
        PendingUnit third = pending(Samples.of("c", 0));
        units.offer(clashing);
        units.offer(third);

        assertThat(joinedTo(first)).containsExactly(first, third);
        List<PendingUnit> next = new ArrayList<>();
        units.take(next);
        assertThat(next).containsExactly(clashing);
    }

    @Test
    void nobody_comes_before_what_it_rests_on() throws InterruptedException {
        PendingUnit clashing = pending(Samples.of("a", 0));
        PendingUnit resting = pending(Samples.of("a", 1), clashing.way());
        PendingUnit restingOnThat = pending(Samples.of("b", 0), resting.way());
        units.offer(clashing);
        units.offer(resting);
        units.offer(restingOnThat);

        assertThat(joinedTo(first)).containsExactly(first);
        List<PendingUnit> next = new ArrayList<>();
        units.take(next);
        assertThat(next).containsExactly(clashing, resting, restingOnThat);
    }

    @Test
    void a_batch_grows_no_larger_than_is_allowed() {
        for (String aggregate : List.of("b", "c", "d")) {
            units.offer(pending(Samples.of(aggregate, 0)));
        }

        assertThat(joinedTo(first)).hasSize(3);
    }

    @Test
    void what_waits_is_bounded_in_bytes_too() throws InterruptedException {
        PendingUnits narrow = new PendingUnits(9, first.bytes());
        for (int i = 0; i < PendingUnits.MOST_BATCHES_WAITING; i++) {
            assertThat(narrow.offer(pending(Samples.of("a", 0)))).isTrue();
        }

        assertThat(narrow.offer(pending(Samples.of("b", 0)))).isFalse();
        narrow.take(new ArrayList<>());
        assertThat(narrow.offer(pending(Samples.of("b", 0)))).isTrue();
        narrow.failAll(IllegalStateException::new);
        assertThat(narrow.offer(pending(Samples.of("b", 0)))).isTrue();
    }

    @Test
    void nobody_joins_what_is_full_of_bytes() {
        PendingUnits narrow = new PendingUnits(3, first.bytes() + 1);
        narrow.offer(pending(Samples.of("b", 0)));
        List<PendingUnit> batch = new ArrayList<>(List.of(first));

        narrow.join(batch);

        assertThat(batch).containsExactly(first);
    }

    private List<PendingUnit> joinedTo(PendingUnit unit) {
        List<PendingUnit> batch = new ArrayList<>(List.of(unit));
        units.join(batch);
        return batch;
    }

    private static PendingUnit pending(StoredEvent event, OnItsWay... ground) {
        NewUnit unit = NewUnit.of(List.of(event));
        return new PendingUnit(
                unit,
                Chain.sha256().content(unit),
                UnitBytes.body(unit),
                new Footing(List.of(ground), List.of()),
                new LogStatistics());
    }
}
