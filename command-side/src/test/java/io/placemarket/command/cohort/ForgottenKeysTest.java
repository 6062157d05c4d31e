package io.placemarket.command.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.id.StudentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ForgottenKeysTest {
    private static final StudentId ANNA = new StudentId("s00000000000anna");
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Queue<Long> readFrom = new ConcurrentLinkedQueue<>();
    private volatile Flux<LoggedUnit> log = Flux.never();
    private final ForgottenKeys keys = new ForgottenKeys(
            position -> {
                readFrom.add(position);
                return log;
            },
            students -> Mono.empty(),
            PAUSE);

    @AfterEach
    void stop() {
        keys.stop();
    }

    @Test
    void a_log_that_cannot_be_read_is_told_and_tried_until_it_can() {
        log = Flux.error(new IllegalStateException("damaged"));
        keys.start();
        Awaitility.await().until(() -> readFrom.size() > 3);
        Awaitility.await().until(() -> keys.trouble().toString().contains("the log cannot be read"));
        assertThat(keys.isRunning()).isTrue();
        log = Flux.never();
        Awaitility.await().until(() -> keys.trouble().isEmpty());
        assertThat(readFrom).containsOnly(1L);
    }

    @Test
    void it_goes_on_behind_what_it_has_done() {
        log = Flux.just(new LoggedUnit(1, Instant.EPOCH, List.of()), new LoggedUnit(8, Instant.EPOCH, List.of()))
                .concatWith(Mono.delay(Duration.ofMillis(200)).then(Mono.error(new IllegalStateException("away"))));
        keys.start();
        Awaitility.await().until(() -> readFrom.contains(8L));
    }

    @Test
    void what_cannot_be_read_is_passed_over_and_told() {
        assertThat(keys.forgotten(6, () -> "StudentForgotten", ANNA::value)).contains(ANNA);
        assertThat(keys.forgotten(7, () -> "StudentBooked", ANNA::value)).isEmpty();
        assertThat(keys.trouble()).isEmpty();
        assertThat(keys.forgotten(8, () -> "StudentForgotten", () -> "nobody")).isEmpty();
        assertThat(keys.trouble().orElseThrow()).contains("the event at 8");
        assertThat(keys.forgotten(9, () -> "StudentForgotten", () -> null)).isEmpty();
        assertThat(keys.forgotten(
                        10,
                        () -> {
                            throw new IllegalStateException("damaged");
                        },
                        ANNA::value))
                .isEmpty();
        assertThat(keys.trouble().orElseThrow()).contains("the event at 10");
    }
}
