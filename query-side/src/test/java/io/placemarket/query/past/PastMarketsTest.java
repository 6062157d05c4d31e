package io.placemarket.query.past;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.RandomStory;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Story;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PastMarketsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Story story = new RandomStory(3).goOn(200).story();
    private final List<RecordedUnit> units = story.units();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicLong from = new AtomicLong();

    private Stream<RecordedUnit> log(long position) {
        readings.incrementAndGet();
        from.set(position);
        return units.stream().filter(unit -> unit.last() >= position);
    }

    @Test
    void who_asks_twice_gets_the_same_market_and_the_log_is_read_once() {
        try (PastMarkets past = new PastMarkets(this::log, new PastLimits(2, 1_000_000, 1, 1_000_000))) {
            Market first = past.at(100).block(LONG);
            assertThat(past.at(100).block(LONG)).isSameAs(first);
            assertThat(readings).hasValue(1);
        }
    }

    @Test
    void a_later_moment_begins_where_an_earlier_one_ended_and_leaves_it_as_it_was() {
        try (PastMarkets past = new PastMarkets(this::log, new PastLimits(2, 1_000_000, 1, 1_000_000))) {
            Market early = requireNonNull(past.at(100).block(LONG));
            long position = early.position();
            int areas = early.areas().all().size();
            int offers = early.offers().all().size();
            Market late = requireNonNull(past.at(story.position()).block(LONG));
            assertThat(from).hasValue(position + 1);
            assertThat(late.position()).isEqualTo(story.position());
            assertThat(early.position()).isEqualTo(position);
            assertThat(early.areas().all()).hasSize(areas);
            assertThat(early.offers().all())
                    .hasSize(offers)
                    .hasSizeLessThan(late.offers().all().size());
        }
    }

    @Test
    void going_back_a_step_begins_near_by_and_no_more_are_kept_than_may_be() {
        try (PastMarkets past = new PastMarkets(this::log, new PastLimits(3, 1_000_000, 1, 20))) {
            past.at(story.position()).block(LONG);
            past.at(story.position() - 5).block(LONG);
            assertThat(from.get()).isGreaterThan(story.position() - 40);
            for (long position = 10; position < story.position(); position += 10) {
                past.at(position).block(LONG);
            }
            assertThat(past.kept()).isEqualTo(3);
        }
    }

    @Test
    void all_together_hold_no_more_events_than_may_be_but_the_last_is_kept() {
        try (PastMarkets past = new PastMarkets(this::log, new PastLimits(9, 250, 1, 1_000_000))) {
            past.at(100).block(LONG);
            past.at(110).block(LONG);
            assertThat(past.kept()).isEqualTo(2);
            past.at(120).block(LONG);
            assertThat(past.kept()).isEqualTo(2);
            past.at(story.position()).block(LONG);
            assertThat(story.position()).isGreaterThan(250);
            assertThat(past.kept()).isEqualTo(1);
        }
    }

    @Test
    void no_more_are_folded_at_a_time_than_may_be_and_who_asks_for_the_same_waits_with_the_others() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (PastMarkets past = new PastMarkets(
                position -> {
                    begun.countDown();
                    await(goOn);
                    return log(position);
                },
                new PastLimits(2, 1_000_000, 1, 10))) {
            Mono<Market> first = past.at(50).cache();
            first.subscribe();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> past.at(60).block(LONG))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> {
                        assertThat(refused.problem().code()).isEqualTo(ProblemCode.PAST_BUSY);
                        assertThat(refused.problem().figures()).containsKey("retryAfterSeconds");
                    });
            Mono<Market> same = past.at(50).cache();
            same.subscribe();
            goOn.countDown();
            assertThat(same.block(LONG)).isSameAs(first.block(LONG));
            assertThat(readings).hasValue(1);
            assertThat(requireNonNull(past.at(60).block(LONG)).position()).isLessThanOrEqualTo(60);
        }
    }

    @Test
    void a_log_that_cannot_be_read_is_tried_again_by_the_next_who_asks() {
        AtomicInteger tries = new AtomicInteger();
        try (PastMarkets past = new PastMarkets(
                position -> {
                    if (tries.getAndIncrement() == 0) {
                        throw new IllegalStateException("away");
                    }
                    return log(position);
                },
                new PastLimits(2, 1_000_000, 1, 10))) {
            assertThatThrownBy(() -> past.at(50).block(LONG)).hasMessage("away");
            assertThat(past.at(50).block(LONG)).isNotNull();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
