package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.conformance.TimerProcess.DueTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What processes rely on that do what is due, each once. Every test begins at noon, without timers. */
@Timeout(60)
public abstract class TimersContract {
    /** When each test begins. */
    protected static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private static final int MANY = 8;

    private TimerProcess anna;
    private TimerProcess bert;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test here
    protected TimersContract() {}

    /** A further process on the same timers. */
    protected abstract TimerProcess open() throws Exception;

    /** How long who took a timer has for it. */
    protected abstract Duration lease();

    /** Sets the time that all processes go by. */
    protected abstract void moveTo(Instant now) throws Exception;

    @BeforeEach
    final void begin() throws Exception {
        moveTo(NOON);
        anna = open();
        bert = open();
    }

    @Test
    void a_timer_is_taken_when_it_is_due_and_not_before() throws Exception {
        anna.set("a", NOON.plusSeconds(60), "expire");
        moveTo(NOON.plusSeconds(60).minusMillis(1));
        assertThat(anna.take(9)).isEmpty();

        moveTo(NOON.plusSeconds(60));
        assertThat(anna.take(9)).singleElement().satisfies(due -> {
            assertThat(due.name()).isEqualTo("a");
            assertThat(due.at()).isEqualTo(NOON.plusSeconds(60));
            assertThat(due.what()).isEqualTo("expire");
        });
    }

    @Test
    void a_timer_does_not_need_whoever_set_it() throws Exception {
        anna.set("a", NOON, "x");

        assertThat(names(bert.take(9))).containsExactly("a");
        anna.set("b", NOON, "x");
        assertThat(names(open().take(9))).containsExactly("b");
    }

    @Test
    void the_oldest_are_taken_first_and_no_more_than_asked_for() {
        anna.set("b", NOON.minusSeconds(1), "x");
        anna.set("a", NOON, "x");
        anna.set("c", NOON.minusSeconds(2), "x");

        assertThat(names(anna.take(2))).containsExactly("c", "b");
        assertThat(names(anna.take(2))).containsExactly("a");
    }

    @Test
    void of_many_that_take_at_once_one_has_each() throws Exception {
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 20; i++) {
                anna.set(round + "/" + i, NOON, "x");
            }
            List<List<DueTimer>> taken = Together.run(MANY, number -> open().take(20));

            assertThat(taken.stream().flatMap(some -> names(some).stream()).toList())
                    .hasSize(20)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void what_was_taken_and_not_done_comes_back_after_the_lease_under_the_same_key() throws Exception {
        anna.set("a", NOON, "x");
        DueTimer first = anna.take(1).getFirst();

        moveTo(NOON.plus(lease()).minusMillis(1));
        assertThat(bert.take(1)).isEmpty();
        assertThat(anna.take(1)).isEmpty();
        moveTo(NOON.plus(lease()));
        assertThat(bert.take(1)).containsExactly(first);
    }

    @Test
    void what_is_done_does_not_come_back() throws Exception {
        anna.set("a", NOON, "x");
        anna.set("b", NOON, "x");
        anna.take(2).forEach(bert::done);

        moveTo(NOON.plus(lease().multipliedBy(3)));
        assertThat(anna.take(9)).isEmpty();
        assertThat(anna.next()).isEmpty();
    }

    @Test
    void what_was_set_anew_for_later_is_not_done_with_the_old() throws Exception {
        anna.set("a", NOON, "x");
        DueTimer old = anna.take(1).getFirst();
        bert.set("a", NOON.plusSeconds(10), "x");
        anna.done(old);

        assertThat(anna.take(1)).isEmpty();
        moveTo(NOON.plusSeconds(10));
        assertThat(anna.take(1)).singleElement().satisfies(due -> {
            assertThat(due.at()).isEqualTo(NOON.plusSeconds(10));
            assertThat(due.key()).isNotEqualTo(old.key());
        });
    }

    @Test
    void something_else_to_do_at_the_same_instant_is_not_done_with_the_old_and_has_a_key_of_its_own() {
        anna.set("a", NOON, "old");
        DueTimer old = anna.take(1).getFirst();
        bert.set("a", NOON, "new");
        anna.done(old);

        assertThat(anna.take(1)).singleElement().satisfies(due -> {
            assertThat(due.what()).isEqualTo("new");
            assertThat(due.key()).isNotEqualTo(old.key());
        });
    }

    @Test
    void a_name_has_one_instant_the_last_it_was_given() throws Exception {
        anna.set("a", NOON, "x");
        bert.set("a", NOON.plusSeconds(10), "x");
        assertThat(anna.take(9)).isEmpty();

        moveTo(NOON.plusSeconds(10));
        assertThat(anna.take(9)).extracting(DueTimer::at).containsExactly(NOON.plusSeconds(10));
    }

    @Test
    void of_many_that_set_one_name_at_once_one_is_left_and_nobody_fails() throws Exception {
        for (int round = 0; round < 5; round++) {
            String name = "n" + round;
            List<String> set = Together.run(MANY, number -> {
                open().set(name, NOON, "by " + number);
                return "by " + number;
            });

            assertThat(anna.take(MANY))
                    .singleElement()
                    .extracting(DueTimer::what)
                    .isIn(set);
        }
    }

    @Test
    void a_cancelled_timer_is_not_taken() {
        anna.set("a", NOON, "x");
        bert.cancel("a");
        bert.cancel("never set");

        assertThat(anna.take(9)).isEmpty();
        assertThat(anna.next()).isEmpty();
    }

    @Test
    void the_next_is_the_earliest_or_the_end_of_a_lease() {
        anna.set("b", NOON.plusSeconds(90), "x");
        anna.set("a", NOON, "x");

        assertThat(bert.next()).contains(NOON);
        anna.set("far", NOON.plus(lease()).plusSeconds(600), "x");
        anna.cancel("b");
        assertThat(anna.take(9)).hasSize(1);
        assertThat(bert.next()).contains(NOON.plus(lease()));
    }

    @Test
    void timers_are_many() {
        IntStream.range(0, 300).forEach(i -> anna.set("t" + i, NOON.minusSeconds(i), "x"));

        assertThat(names(bert.take(1_000)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "t" + (299 - i)).toList());
    }

    private static List<String> names(List<DueTimer> taken) {
        return taken.stream().map(DueTimer::name).toList();
    }
}
