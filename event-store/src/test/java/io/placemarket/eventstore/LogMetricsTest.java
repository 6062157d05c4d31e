package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LogMetricsTest {
    private final TestDatabase database = new TestDatabase();
    private final EventLog log = database.open();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    LogMetricsTest() {
        new LogMetrics(log).bindTo(registry);
    }

    @AfterEach
    void stop() {
        log.close();
        database.close();
    }

    @Test
    void commits_events_and_inserts_are_counted() {
        Samples.appendUnit(log, 3);
        Samples.appendUnit(log, 2);

        assertThat(counted("eventlog.commits")).isEqualTo(2);
        assertThat(counted("eventlog.events")).isEqualTo(5);
        assertThat(counted("eventlog.inserts")).isEqualTo(2);
        assertThat(gauged("eventlog.batch")).isEqualTo(1);
        assertThat(gauged("eventlog.waiting")).isZero();
    }

    @Test
    void conflicts_and_repeats_are_counted() {
        NewUnit keyed = new NewUnit(
                List.of(Samples.plain("{}")), new IdempotencyKey("a", "b"), new StoredCommand("f", "", null));
        NewUnit again = new NewUnit(
                List.of(Samples.plain("{}")), new IdempotencyKey("a", "b"), new StoredCommand("f", "", null));
        Appending.await(log.append(keyed));
        Appending.await(log.append(List.of(Samples.of("x", 0))));

        assertThatThrownBy(() -> Appending.await(log.append(again))).isInstanceOf(RepeatedKeyException.class);
        assertThatThrownBy(() -> Appending.await(log.append(List.of(Samples.of("x", 0)))))
                .isInstanceOf(AppendConflictException.class);
        assertThat(counted("eventlog.repeats")).isEqualTo(1);
        assertThat(counted("eventlog.conflicts")).isEqualTo(1);
        assertThat(counted("eventlog.commits")).isEqualTo(2);
    }

    @Test
    void an_answer_that_was_lost_and_found_out_is_counted() throws Exception {
        try (FaultProxy proxy = new FaultProxy("log");
                MongoClient client = MongoClients.create(proxy.uri());
                EventLog behind =
                        EventLog.open(client.getDatabase(database.database().getName()), LogOptions.defaults())) {
            SimpleMeterRegistry own = new SimpleMeterRegistry();
            new LogMetrics(behind).bindTo(own);
            proxy.next(FaultProxy.Fault.LOSE_ANSWER, 1);
            Samples.appendUnit(behind, 1);

            assertThat(own.get("eventlog.doubts").functionCounter().count()).isEqualTo(1);
            assertThat(own.get("eventlog.resolved").functionCounter().count()).isEqualTo(1);
            assertThat(own.get("eventlog.unknown").functionCounter().count()).isZero();
        }
    }

    @Test
    void the_lag_is_that_of_the_slowest_follower() {
        Mono<LoggedUnit> last =
                log.tail().from(1).filter(unit -> unit.position() == 10).next();
        BaseSubscriber<LoggedUnit> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(4);
            }
        };
        log.tail().from(1).subscribe(slow);
        Samples.append(log, 10);
        StepVerifier.create(last).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(20));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gauged("eventlog.tail.lag")).isEqualTo(6));
        assertThat(gauged("eventlog.tails")).isEqualTo(1);
        slow.request(6);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gauged("eventlog.tail.lag")).isZero());
        slow.cancel();
        assertThat(gauged("eventlog.tails")).isZero();
    }

    @Test
    void the_lag_of_who_catches_up_in_a_process_that_does_not_write_is_known_too() {
        Samples.appendTogether(log, 1_000);
        try (EventLog reading = database.open()) {
            BaseSubscriber<LoggedUnit> slow = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    subscription.request(4);
                }
            };
            reading.tail().from(1).subscribe(slow);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(reading.tail().lag()).isEqualTo(996));
            Samples.append(log, 5);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(reading.tail().lag()).isEqualTo(1_001));
            slow.cancel();
        }
    }

    private double counted(String name) {
        return registry.get(name).tag("log", "log").functionCounter().count();
    }

    private double gauged(String name) {
        return registry.get(name).tag("log", "log").gauge().value();
    }
}
