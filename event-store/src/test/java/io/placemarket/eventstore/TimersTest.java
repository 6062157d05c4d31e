package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.Timers.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private final TestDatabase database = new TestDatabase();
    private final SteppedClock clock = new SteppedClock(NOON);
    private final Timers timers = open();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_timer_is_taken_when_it_is_due_and_not_before() {
        timers.set("hold h1", NOON.plusSeconds(60), "expire");

        assertThat(timers.take(10)).isEmpty();
        assertThat(timers.next()).hasValue(NOON.plusSeconds(60));
        clock.set(NOON.plusSeconds(60));
        assertThat(timers.take(10)).containsExactly(new Due("hold h1", NOON.plusSeconds(60), "expire"));
    }

    @Test
    void timers_survive_a_restart() {
        timers.set("a", NOON, "x");

        assertThat(open().take(10)).extracting(Due::name).containsExactly("a");
    }

    @Test
    void the_oldest_are_taken_first() {
        timers.set("b", NOON.minusSeconds(1), "x");
        timers.set("a", NOON, "x");
        timers.set("c", NOON.minusSeconds(2), "x");

        assertThat(timers.take(2)).extracting(Due::name).containsExactly("c", "b");
    }

    @Test
    void of_many_processes_one_takes_a_timer() throws Exception {
        for (int i = 0; i < 20; i++) {
            timers.set("t" + i, NOON, "x");
        }
        List<Due> taken = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            Callable<List<Due>> take = () -> open().take(20);
            for (Future<List<Due>> one : workers.invokeAll(List.of(take, take, take, take))) {
                taken.addAll(one.get());
            }
        }

        assertThat(taken).extracting(Due::name).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void a_timer_whose_taker_died_comes_back_after_the_lease_under_the_same_key() {
        timers.set("a", NOON, "x");
        Due first = timers.take(1).getFirst();

        assertThat(timers.take(1)).isEmpty();
        clock.set(NOON.plusSeconds(30));
        Due second = open().take(1).getFirst();
        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void what_is_done_does_not_come_back_but_what_was_set_anew_does() {
        timers.set("a", NOON, "x");
        timers.set("b", NOON, "x");
        List<Due> taken = timers.take(2);
        timers.set("b", NOON.plusSeconds(10), "later");
        taken.forEach(timers::done);

        clock.set(NOON.plusSeconds(3_600));
        assertThat(timers.take(9)).containsExactly(new Due("b", NOON.plusSeconds(10), "later"));
    }

    @Test
    void a_cancelled_timer_is_not_taken() {
        timers.set("a", NOON, "x");
        timers.cancel("a");

        assertThat(timers.take(9)).isEmpty();
        assertThat(timers.next()).isEmpty();
    }

    @Test
    void a_command_sent_under_a_timers_key_acts_once_however_often_the_timer_comes() {
        timers.set("a", NOON, "x");
        try (CounterApplication application = new CounterApplication(database.open())) {
            application.receipts().send(new Counter.Open("c1"), Map.of()).join();
            for (int i = 0; i < 3; i++) {
                Due due = timers.take(1).getFirst();
                application
                        .receipts()
                        .send(new Counter.Add("c1", 1), Map.of(), due.key())
                        .join();
                clock.set(clock.instant().plusSeconds(30));
            }

            assertThat(application.log().headPosition()).isEqualTo(2);
        }
    }

    @Test
    void a_timer_set_anew_for_the_same_instant_with_something_else_to_do_stays() {
        timers.set("a", NOON, "old");
        Due old = timers.take(1).getFirst();
        timers.set("a", NOON, "new");
        timers.done(old);

        assertThat(timers.take(1)).extracting(Due::what).containsExactly("new");
    }

    @Test
    void what_else_is_to_be_done_at_the_same_instant_has_a_key_of_its_own() {
        timers.set("a", NOON, "old");
        Due old = timers.take(1).getFirst();
        timers.set("a", NOON, "new");
        Due anew = timers.take(1).getFirst();

        assertThat(anew.key()).isNotEqualTo(old.key());
        assertThat(new Due("a", NOON, "x".repeat(5_000)).key().value()).hasSizeLessThan(200);
    }

    @Test
    void a_name_is_needed() {
        assertThatThrownBy(() -> timers.set("", NOON, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private Timers open() {
        return Timers.open(database.database(), LogOptions.defaults().withClock(clock), Duration.ofSeconds(30));
    }
}
