package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** Which aggregates are kept, and which handed out. */
class RecentAggregatesTest {
    @Test
    void what_was_being_read_when_sight_of_others_was_lost_is_not_kept() {
        ForeignUnits others = ForeignUnits.in(mock(EventStore.class));
        RecentAggregates recent = new RecentAggregates(10, others);
        EventSourcedAggregate<?> aggregate = mock(EventSourcedAggregate.class);
        when(aggregate.version()).thenReturn(3L);
        long before = recent.gaps();
        others.lostSight();
        recent.keep("c1", aggregate, OnItsWay.stored(), before);
        assertThat(recent.find("c1")).isEmpty();

        recent.keep("c1", aggregate, OnItsWay.stored(), recent.gaps());
        assertThat(recent.find("c1")).isPresent();
    }

    @Test
    void what_others_were_met_changing_while_it_was_being_read_is_not_handed_out() {
        ForeignUnits others = ForeignUnits.in(mock(EventStore.class));
        RecentAggregates recent = new RecentAggregates(10, others);
        EventSourcedAggregate<?> read = mock(EventSourcedAggregate.class);
        when(read.version()).thenReturn(3L, 4L);
        others.met(List.of(new UnitDocument(
                1,
                "another",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(Samples.of("c1", 4)),
                List.of(),
                null,
                Hash.OF_NOTHING,
                Hash.OF_NOTHING)));
        recent.keep("c1", read, OnItsWay.stored(), recent.gaps());
        assertThat(recent.find("c1")).isEmpty();

        recent.keep("c1", read, OnItsWay.stored(), recent.gaps());
        assertThat(recent.find("c1")).as("read anew").isPresent();
    }

    @Test
    void the_one_longest_unused_is_forgotten_first_however_often_it_was_used() {
        RecentAggregates recent = new RecentAggregates(2, ForeignUnits.in(mock(EventStore.class)));
        keep(recent, "c1", OnItsWay.stored());
        for (int i = 0; i < 10; i++) {
            assertThat(recent.find("c1")).isPresent();
        }
        keep(recent, "c2", OnItsWay.stored());
        keep(recent, "c3", OnItsWay.stored());

        assertThat(recent.find("c1")).isEmpty();
        assertThat(recent.find("c2")).isPresent();
        assertThat(recent.find("c3")).isPresent();
    }

    @Test
    void what_is_on_its_way_is_not_forgotten_for_others() {
        RecentAggregates recent = new RecentAggregates(1, ForeignUnits.in(mock(EventStore.class)));
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        keep(recent, "c1", new OnItsWay(outcome));
        keep(recent, "c2", OnItsWay.stored());
        assertThat(recent.find("c1")).isPresent();

        outcome.complete(null);
        keep(recent, "c3", OnItsWay.stored());
        assertThat(recent.find("c1")).isEmpty();
        assertThat(recent.find("c3")).isPresent();
    }

    private static void keep(RecentAggregates recent, String id, OnItsWay since) {
        recent.keep(id, mock(EventSourcedAggregate.class), since, recent.gaps());
    }
}
