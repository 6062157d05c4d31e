package io.placemarket.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.MovableClock;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Parked;
import io.placemarket.query.market.RecordedUnit;
import io.placemarket.query.market.Story;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class ViewsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Story story = new Story(5);
    private final Sinks.Many<RecordedUnit> log = Sinks.many().unicast().onBackpressureBuffer();
    private final Views views = views(LONG);

    private static Views views(Duration patience) {
        return new Views(Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC), patience);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_question_is_answered_once_its_position_is_reached_and_not_before() {
        views.follow(0, position -> log.asFlux());
        CompletableFuture<@Nullable Long> answer =
                views.ask(2, Market::position).toFuture();
        story.trust();
        log.tryEmitNext(story.units().getFirst());
        assertThat(views.ask(1, Market::position).block(LONG)).isEqualTo(1);
        assertThat(answer).isNotDone();
        story.trust();
        log.tryEmitNext(story.units().getLast());
        assertThat(answer).succeedsWithin(LONG).isEqualTo(2L);
    }

    @Test
    void while_the_views_are_built_who_asks_is_told_how_far_they_are_how_fast_and_when_to_come_again() {
        MovableClock clock = new MovableClock();
        Views young = new Views(clock, Duration.ofMillis(50));
        for (int i = 0; i < 4; i++) {
            story.trust();
        }
        assertThat(young.building()).isEmpty();
        young.follow(400, position -> log.asFlux());
        assertThat(young.building()).hasValue(new Building(0, 400, 0, OptionalLong.empty()));
        story.units().subList(0, 2).forEach(log::tryEmitNext);
        await().atMost(LONG).until(() -> young.position() == 2);
        clock.pass(Duration.ofSeconds(1));
        assertThat(young.building()).hasValue(new Building(2, 400, 2, OptionalLong.of(199)));
        assertThatThrownBy(() -> young.ask(0, Market::position).block(LONG))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.VIEW_BEHIND);
                    assertThat(refused.problem().detail())
                            .isEqualTo("The views are being built from the log: 2 of 400 events so far, 2 a second,"
                                    + " ready in about 199 s.");
                    assertThat(refused.problem().figures())
                            .containsEntry("position", 2L)
                            .containsEntry("goal", 400L)
                            .containsEntry("eventsPerSecond", 2L)
                            .containsEntry("readyInSeconds", 199L)
                            .containsEntry("retryAfterSeconds", 30L);
                });
        Health health = new ViewsHealthIndicator(young).health();
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails())
                .containsEntry("position", 2L)
                .containsEntry("goal", 400L)
                .containsEntry("eventsPerSecond", 2L)
                .containsEntry("readyInSeconds", 199L);
        young.close();
    }

    @Test
    void once_level_nothing_is_said_of_building() {
        views.follow(1, position -> log.asFlux());
        story.trust();
        log.tryEmitNext(story.units().getFirst());
        assertThat(views.ask(1, Market::position).block(LONG)).isEqualTo(1);
        assertThat(views.building()).isEmpty();
        assertThat(new ViewsHealthIndicator(views).health().getDetails()).containsOnlyKeys("position", "parked");
    }

    @Test
    void a_question_that_has_begun_is_answered_however_long_it_takes_and_who_waits_for_its_turn_is_told_so() {
        Views impatient = views(Duration.ofMillis(100));
        impatient.follow(0, position -> log.asFlux());
        CompletableFuture<Throwable> other = new CompletableFuture<>();
        CompletableFuture<@Nullable Long> counted = impatient
                .ask(0, market -> {
                    impatient.ask(0, Market::position).subscribe(answer -> {}, other::complete);
                    long until = System.nanoTime() + LONG.toNanos();
                    long looks = 0;
                    while (!other.isDone() && System.nanoTime() < until) {
                        looks++;
                    }
                    return looks;
                })
                .toFuture();
        assertThat(other)
                .succeedsWithin(LONG)
                .satisfies(late -> assertThat(late)
                        .hasMessageContaining("view-behind")
                        .hasMessageContaining("has not come to this question in time"));
        assertThat(counted)
                .succeedsWithin(LONG)
                .satisfies(looks -> assertThat(looks).isPositive());
        impatient.close();
    }

    @Test
    void a_question_whose_asker_has_gone_is_not_answered() {
        Views impatient = views(Duration.ofMillis(100));
        impatient.follow(0, position -> log.asFlux());
        AtomicBoolean held = new AtomicBoolean(true);
        CompletableFuture<@Nullable Long> first = impatient
                .ask(0, market -> BlockedViews.until(() -> !held.get()))
                .toFuture();
        AtomicInteger asked = new AtomicInteger();
        try {
            assertThatThrownBy(() ->
                            impatient.ask(0, market -> asked.incrementAndGet()).block(LONG))
                    .hasMessageContaining("view-behind");
        } finally {
            held.set(false);
        }
        assertThat(first).succeedsWithin(LONG);
        assertThat(impatient.ask(0, Market::position).block(LONG)).isZero();
        assertThat(asked).hasValue(0);
        impatient.close();
    }

    @Test
    void a_position_that_the_log_does_not_have_is_a_mistake_and_one_that_it_has_is_waited_for() {
        Views impatient = new Views(
                Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC), Duration.ofMillis(50), () -> 7);
        impatient.follow(0, position -> log.asFlux());
        assertThatThrownBy(() -> impatient.ask(8, Market::position).block(LONG))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_VALUE);
                    assertThat(refused.problem().field()).hasValue("atLeast");
                    assertThat(refused.problem().accepted())
                            .hasValueSatisfying(accepted -> assertThat(accepted).contains("at most 7"));
                });
        assertThatThrownBy(() -> impatient.ask(7, Market::position).block(LONG))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.VIEW_BEHIND));
        impatient.close();
    }

    @Test
    void while_nobody_knows_where_the_log_ends_the_view_is_called_behind() {
        Views impatient = new Views(
                Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC), Duration.ofMillis(50), () -> {
                    throw new IllegalStateException("the database does not answer");
                });
        impatient.follow(0, position -> log.asFlux());
        assertThatThrownBy(() -> impatient.ask(8, Market::position).block(LONG)).hasMessageContaining("view-behind");
        impatient.close();
    }

    @Test
    void a_question_that_breaks_down_says_so() {
        views.follow(0, position -> log.asFlux());
        CompletableFuture<@Nullable Long> broken = views.<Long>ask(0, market -> {
                    throw new AssertionError("not possible");
                })
                .toFuture();
        assertThat(broken).failsWithin(LONG).withThrowableThat().withMessageContaining("not possible");
    }

    @Test
    void questions_that_wait_are_answered_in_the_order_of_their_positions() {
        views.follow(0, position -> log.asFlux());
        ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<@Nullable String>> answers = List.of(
                views.ask(3, market -> note(order, "third")).toFuture(),
                views.ask(1, market -> note(order, "first")).toFuture(),
                views.ask(3, market -> note(order, "fourth")).toFuture(),
                views.ask(2, market -> note(order, "second")).toFuture());
        // One that need not wait comes back when all before it have been heard.
        assertThat(views.ask(0, Market::position).block(LONG)).isZero();
        for (int i = 0; i < 3; i++) {
            story.trust();
        }
        story.units().forEach(log::tryEmitNext);
        answers.forEach(answer -> assertThat(answer).succeedsWithin(LONG));
        assertThat(order).containsExactly("first", "second", "third", "fourth");
    }

    private static String note(ConcurrentLinkedQueue<String> order, String what) {
        order.add(what);
        return what;
    }

    @Test
    void a_position_that_is_not_reached_in_time_is_refused_and_the_answer_says_where_the_view_is() {
        Views impatient = views(Duration.ofMillis(50));
        impatient.follow(0, position -> log.asFlux());
        assertThatThrownBy(() -> impatient.ask(9, Market::position).block(LONG))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.VIEW_BEHIND);
                    assertThat(refused.problem().figures()).containsEntry("position", 0L);
                });
        impatient.close();
    }

    @Test
    void nobody_is_answered_from_half_a_view_before_it_is_level_with_the_log() {
        story.trust();
        story.trust();
        views.follow(2, position -> log.asFlux());
        log.tryEmitNext(story.units().getFirst());
        CompletableFuture<@Nullable Long> answer =
                views.ask(0, Market::position).toFuture();
        await().atMost(LONG).until(() -> views.position() == 1);
        assertThat(views.isLevel()).isFalse();
        assertThat(answer).isNotDone();
        log.tryEmitNext(story.units().getLast());
        assertThat(answer).succeedsWithin(LONG).isEqualTo(2L);
        assertThat(views.isLevel()).isTrue();
    }

    @Test
    void a_log_that_breaks_off_is_read_again_from_where_the_views_are() {
        story.trust();
        story.trust();
        AtomicInteger attempts = new AtomicInteger();
        ConcurrentLinkedQueue<Long> asked = new ConcurrentLinkedQueue<>();
        views.follow(2, position -> {
            asked.add(position);
            Flux<RecordedUnit> first = Flux.fromIterable(story.units()).take(1);
            return attempts.getAndIncrement() == 0
                    ? first.concatWith(Flux.error(new IllegalStateException("the database went away")))
                    : Flux.fromIterable(story.units()).skip(position - 1);
        });
        assertThat(views.ask(2, Market::position).block(LONG)).isEqualTo(2);
        assertThat(asked).containsExactly(1L, 2L);
    }

    @Test
    void what_cannot_be_read_is_parked_and_the_rest_flows() {
        story.trust();
        RecordedUnit good = story.units().getFirst();
        views.follow(0, position -> log.asFlux());
        log.tryEmitNext(new RecordedUnit(
                1, good.at(), List.of(), List.of(new Parked(1, "SomethingNew", "no event is called SomethingNew"))));
        log.tryEmitNext(new RecordedUnit(2, good.at(), List.of(), List.of()));
        assertThat(views.ask(2, Market::parked).block(LONG))
                .containsExactly(new Parked(1, "SomethingNew", "no event is called SomethingNew"));
        assertThat(views.parked()).isEqualTo(1);
    }

    @Test
    void an_event_that_contradicts_what_came_before_is_parked_with_its_cause() {
        Story torn = new Story(6);
        torn.withdraw(torn.ids().offer(torn.ids().area()));
        views.follow(0, position -> Flux.fromIterable(torn.units()).concatWith(Flux.never()));
        assertThat(views.ask(2, market -> List.copyOf(market.parked())).block(LONG))
                .extracting(Parked::type)
                .containsExactly("PlacesNoLongerOffered", "OfferWithdrawn");
    }

    @Test
    void weeks_that_cannot_be_counted_are_parked_with_their_cause_and_the_rest_flows() {
        story.trust();
        story.trust();
        RecordedUnit first = story.units().getFirst();
        RecordedUnit second = story.units().getLast();
        views.follow(0, position -> log.asFlux());
        log.tryEmitNext(new RecordedUnit(first.last(), Instant.MAX, first.events(), List.of()));
        log.tryEmitNext(second);
        assertThat(views.ask(2, market -> List.copyOf(market.parked())).block(LONG))
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.position()).isEqualTo(first.last());
                    assertThat(parked.type()).isEqualTo(Parked.WEEKS_BEGUN);
                    assertThat(parked.cause()).isNotBlank();
                });
        assertThat(views.ask(2, market -> market.organisations().all().size()).block(LONG))
                .isEqualTo(2);
    }

    @Test
    void what_a_question_throws_reaches_who_asked_and_the_views_go_on() {
        views.follow(0, position -> log.asFlux());
        assertThatThrownBy(() -> views.ask(0, market -> {
                            throw new IllegalArgumentException("a silly question");
                        })
                        .block(LONG))
                .hasMessage("a silly question");
        assertThat(views.ask(0, Market::position).block(LONG)).isZero();
    }

    @Test
    void answers_never_arrive_on_the_thread_that_owns_the_views() {
        views.follow(0, position -> log.asFlux());
        String thread = views.ask(0, Market::position)
                .map(position -> Thread.currentThread().getName())
                .block(LONG);
        assertThat(thread).doesNotContain("views");
    }

    @Test
    void views_that_stood_still_go_on_from_where_they_are() {
        for (int i = 0; i < 4; i++) {
            story.trust();
        }
        ConcurrentLinkedQueue<Long> asked = new ConcurrentLinkedQueue<>();
        views.follow(2, position -> {
            asked.add(position);
            return Flux.fromIterable(story.units()).take(2).concatWith(Flux.never());
        });
        assertThat(views.ask(2, Market::position).block(LONG)).isEqualTo(2);
        assertThat(views.standStill().blockOptional(LONG).orElseThrow().position())
                .isEqualTo(2);
        views.follow(4, position -> {
            asked.add(position);
            return Flux.fromIterable(story.units()).skip(position - 1).concatWith(Flux.never());
        });
        assertThat(views.ask(4, Market::position).block(LONG)).isEqualTo(4);
        assertThat(asked).containsExactly(1L, 3L);
    }
}
