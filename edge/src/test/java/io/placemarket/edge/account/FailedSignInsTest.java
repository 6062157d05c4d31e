package io.placemarket.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final FailedSignIns failed = new FailedSignIns(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> failed.failed("ann"));
    }

    @Test
    void a_name_is_locked_with_the_tenth_failure_for_a_minute() {
        fail(9);
        assertThat(failed.lock("ann")).isEmpty();
        fail(1);
        assertThat(failed.lock("ann"))
                .hasValueSatisfying(problem -> assertThat(problem.figures()).containsEntry("retryAfterSeconds", 61L));

        now = now.plus(Duration.ofSeconds(59));
        assertThat(failed.lock("ann")).isPresent();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(failed.lock("ann")).isEmpty();
    }

    @Test
    void after_the_lock_counting_begins_again() {
        fail(10);
        now = now.plus(Duration.ofMinutes(2));
        fail(9);
        assertThat(failed.lock("ann")).isEmpty();
        fail(1);
        assertThat(failed.lock("ann")).isPresent();
    }

    @Test
    void a_success_forgets_the_failures_and_names_are_counted_apart() {
        fail(9);
        failed.succeeded("ann");
        fail(9);
        assertThat(failed.lock("ann")).isEmpty();
        fail(1);
        assertThat(failed.lock("bob")).isEmpty();
    }
}
