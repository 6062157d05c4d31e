package io.placemarket.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.placemarket.query.market.Market;
import io.placemarket.query.market.Parked;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class RebuildsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC);

    private final List<RecordedUnit> units =
            new RandomStory(4).goOn(200).story().units();
    private final Sinks.Many<RecordedUnit> tail = Sinks.many().unicast().onBackpressureBuffer();
    private final Views views = new Views(CLOCK, LONG);

    @AfterEach
    void close() {
        views.close();
    }

    private Stream<RecordedUnit> log(long position) {
        return units.stream().filter(unit -> unit.last() >= position && unit.last() <= views.position());
    }

    private void liveUntil(int count) {
        units.subList(0, count).forEach(tail::tryEmitNext);
        await().atMost(LONG)
                .until(() -> views.position() == units.get(count - 1).last());
    }

    private Market market(long atLeast) {
        return views.ask(atLeast, market -> market).blockOptional(LONG).orElseThrow();
    }

    private static Rebuild.State state(Rebuilds rebuilds) {
        return rebuilds.last().orElseThrow().state();
    }

    private static void assertAlike(Market one, Market other) {
        assertThat(one.parts()).usingRecursiveComparison().isEqualTo(other.parts());
    }

    @Test
    void views_built_anew_take_the_place_of_the_live_ones_and_follow_the_log_as_those_did() {
        views.follow(0, position -> tail.asFlux());
        liveUntil(150);
        Market before = market(0);
        try (Rebuilds rebuilds = new Rebuilds(views, this::log, CLOCK)) {
            rebuilds.begin();
            await().atMost(LONG).until(() -> state(rebuilds) == Rebuild.State.SWAPPED);
            Market after = market(0);
            assertThat(after).isNotSameAs(before);
            assertAlike(after, before);
            units.subList(150, units.size()).forEach(tail::tryEmitNext);
            Market whole = new Market();
            units.forEach(whole::apply);
            assertAlike(market(units.getLast().last()), whole);
        }
    }

    @Test
    void what_comes_while_they_are_built_is_in_both_and_nobody_reads_less_than_before() throws Exception {
        views.follow(0, position -> tail.asFlux());
        liveUntil(100);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Long> seen = new ArrayList<>();
        try (Rebuilds rebuilds = new Rebuilds(
                views,
                position -> {
                    reading.countDown();
                    open(go);
                    return log(position);
                },
                CLOCK)) {
            rebuilds.begin();
            assertThat(reading.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(rebuilds.begin().state()).isEqualTo(Rebuild.State.FOLDING);
            for (RecordedUnit unit : units.subList(100, units.size())) {
                tail.tryEmitNext(unit);
                seen.add(market(unit.last()).position());
                if (seen.size() == 20) {
                    go.countDown();
                }
            }
            await().atMost(LONG).until(() -> state(rebuilds) == Rebuild.State.SWAPPED);
            assertThat(seen).isSorted();
            Market whole = new Market();
            units.forEach(whole::apply);
            assertAlike(market(units.getLast().last()), whole);
        }
    }

    private static void open(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_parked_is_tried_again_and_taken_in_where_it_can_be_read_by_then() {
        views.follow(0, position -> tail.asFlux());
        RecordedUnit first = units.getFirst();
        tail.tryEmitNext(new RecordedUnit(
                first.last(),
                first.at(),
                List.of(),
                List.of(new Parked(first.last(), "NotYetKnown", "no such event"))));
        await().atMost(LONG).until(() -> views.parked() == 1);
        try (Rebuilds rebuilds = new Rebuilds(views, this::log, CLOCK)) {
            rebuilds.begin();
            await().atMost(LONG).until(() -> state(rebuilds) == Rebuild.State.SWAPPED);
        }
        assertThat(views.parked()).isZero();
        assertThat(views.ask(0, market -> market.organisations().all().size()).block(LONG))
                .isEqualTo(1);
    }

    @Test
    void where_the_log_cannot_be_read_the_live_views_stay_and_the_cause_is_told() {
        views.follow(0, position -> tail.asFlux());
        liveUntil(100);
        try (Rebuilds rebuilds = new Rebuilds(
                views,
                position -> {
                    throw new IllegalStateException("the database went away");
                },
                CLOCK)) {
            rebuilds.begin();
            await().atMost(LONG).until(() -> state(rebuilds) == Rebuild.State.FAILED);
            assertThat(rebuilds.last().orElseThrow().failure()).isEqualTo(Optional.of("the database went away"));
        }
        assertThat(views.ask(0, Market::position).block(LONG))
                .isEqualTo(units.get(99).last());
    }

    /** Others who look at the one that builds; what is not told of them is as if there were none. */
    private abstract static class Watching implements Builders {
        @Override
        public Optional<Rebuild> claim(Rebuild begun) {
            return Optional.empty();
        }

        @Override
        public void ended(Rebuild end) {
            // what it says itself is looked at
        }

        @Override
        public void left(Rebuild now) {
            // what it says itself is looked at
        }

        @Override
        public Optional<Rebuild> last() {
            return Optional.empty();
        }
    }

    @Test
    void the_turn_is_kept_while_the_log_and_the_keeping_take_their_time() {
        views.follow(0, position -> tail.asFlux());
        liveUntil(150);
        CountDownLatch toldWhileReading = new CountDownLatch(1);
        CountDownLatch toldWhileKeeping = new CountDownLatch(1);
        AtomicBoolean keeping = new AtomicBoolean();
        Builders others = new Watching() {
            @Override
            public boolean going(Rebuild now) {
                (keeping.get() ? toldWhileKeeping : toldWhileReading).countDown();
                return true;
            }

            @Override
            public void keep(Market built) {
                keeping.set(true);
                open(toldWhileKeeping);
            }
        };
        try (Rebuilds rebuilds = new Rebuilds(
                views,
                position -> {
                    open(toldWhileReading);
                    return log(position);
                },
                others,
                CLOCK)) {
            rebuilds.begin();
            await().atMost(LONG.multipliedBy(3)).until(() -> !rebuilds.isUnderWay());
            assertThat(state(rebuilds)).isEqualTo(Rebuild.State.SWAPPED);
        }
    }

    @Test
    void who_lost_the_turn_while_keeping_what_it_built_does_not_swap() {
        views.follow(0, position -> tail.asFlux());
        liveUntil(150);
        Market before = market(0);
        AtomicBoolean lost = new AtomicBoolean();
        Builders others = new Watching() {
            @Override
            public boolean going(Rebuild now) {
                return !lost.get();
            }

            @Override
            public void keep(Market built) {
                lost.set(true);
            }
        };
        try (Rebuilds rebuilds = new Rebuilds(views, this::log, others, CLOCK)) {
            rebuilds.begin();
            await().atMost(LONG).until(() -> !rebuilds.isUnderWay());
            assertThat(rebuilds.last().orElseThrow().failure()).contains("another node has taken over");
            assertThat(market(0)).isSameAs(before);
        }
    }

    @Test
    void it_rests_three_times_as_long_as_it_works_but_never_longer_than_a_second() {
        assertThat(Rebuilds.restAfter(Duration.ofMillis(2))).isEqualTo(Duration.ofMillis(6));
        assertThat(Rebuilds.restAfter(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(1));
    }
}
