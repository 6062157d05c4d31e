package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.eventstore.Timers.Due;
import io.placemarket.eventstore.conformance.TimerProcess;
import io.placemarket.eventstore.conformance.TimersContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTimersTest extends TimersContract {
    private final TestDatabase database = new TestDatabase();
    private final SteppedClock clock = new SteppedClock(NOON);

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected TimerProcess open() {
        return new OfTheLog(timers());
    }

    @Override
    protected Duration lease() {
        return Duration.ofSeconds(30);
    }

    @Override
    protected void moveTo(Instant now) {
        clock.set(now);
    }

    private Timers timers() {
        return Timers.open(database.database(), LogOptions.defaults().withClock(clock), lease());
    }

    @Test
    void a_command_sent_under_a_timers_key_acts_once_however_often_the_timer_comes() {
        Timers timers = timers();
        timers.set("a", NOON, "x");
        try (CounterApplication application = new CounterApplication(database.open())) {
            application.receipts().send(new Counter.Open("c1"), Map.of()).join();
            for (int i = 0; i < 3; i++) {
                Due due = timers.take(1).getFirst();
                application
                        .receipts()
                        .send(new Counter.Add("c1", 1), Map.of(), due.key())
                        .join();
                clock.set(clock.instant().plus(lease()));
            }

            assertThat(application.log().headPosition()).isEqualTo(2);
        }
    }

    @Test
    void a_key_is_short_whatever_is_to_be_done() {
        assertThat(new Due("a", NOON, "x".repeat(5_000)).key().value()).hasSizeLessThan(200);
    }

    @Test
    void a_name_is_needed() {
        assertThatThrownBy(() -> timers().set("", NOON, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void at_least_one_is_taken_for_a_time_that_passes() {
        assertThatThrownBy(() -> timers().take(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timers.open(database.database(), LogOptions.defaults(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record OfTheLog(Timers timers) implements TimerProcess {
        @Override
        public void set(String name, Instant at, String what) {
            timers.set(name, at, what);
        }

        @Override
        public void cancel(String name) {
            timers.cancel(name);
        }

        @Override
        public Optional<Instant> next() {
            return timers.next();
        }

        @Override
        public List<DueTimer> take(int atMost) {
            return timers.take(atMost).stream()
                    .map(due -> new DueTimer(due.name(), due.at(), due.what(), due.key()))
                    .toList();
        }

        @Override
        public void done(DueTimer due) {
            timers.done(new Due(due.name(), due.at(), due.what()));
        }
    }
}
