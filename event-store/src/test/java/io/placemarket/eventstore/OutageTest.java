package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database goes away and comes back. */
@Timeout(120)
class OutageTest {
    private static final LogOptions SHORT =
            LogOptions.defaults().withBounds(Duration.ofMillis(400), Duration.ofMillis(1_500));
    private final TestDatabase direct = new TestDatabase();
    private FaultProxy proxy;
    private MongoClient client;
    private EventLog log;

    @SuppressWarnings("NullAway.Init") // JUnit begins each test below
    OutageTest() {}

    @BeforeEach
    void open() throws IOException {
        proxy = new FaultProxy(SHORT.collection());
        client = MongoClients.create(proxy.uri());
        log = EventLog.open(client.getDatabase(direct.database().getName()), SHORT);
    }

    @AfterEach
    void stop() {
        log.close();
        client.close();
        proxy.close();
        direct.close();
    }

    @Test
    void who_may_not_write_hears_so_at_once() {
        proxy.forbid("insert");

        assertThatThrownBy(() -> Samples.appendUnit(log, 1))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessage("The log's database does not let this user write to it; nothing was written");
        proxy.forbid("");
        assertThat(Samples.appendUnit(log, 1).first()).isEqualTo(1);
    }

    @Test
    void commits_fail_typed_and_retryable_while_the_database_is_away_and_work_when_it_is_back() {
        Samples.append(log, 2);
        proxy.refuse(true);

        assertThatThrownBy(() -> Samples.appendUnit(log, 1))
                .isInstanceOfAny(LogUnavailableException.class, OutcomeUnknownException.class);
        assertThatThrownBy(() -> Samples.appendUnit(log, 1))
                .isInstanceOfSatisfying(
                        LogUnavailableException.class,
                        away -> assertThat(away.retryable()).isTrue());
        assertThatThrownBy(log::headPosition).isInstanceOf(LogUnavailableException.class);
        assertThat(log.health()).isInstanceOf(LogHealth.Away.class);

        proxy.refuse(false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> Samples.appendUnit(log, 1).first() == 3);
        assertThat(log.reader().unitsFrom(1)).hasSize(3);
        assertThat(log.health()).isInstanceOf(LogHealth.Well.class);
        assertThat(log.statistics().unavailable() + log.statistics().unknown()).isGreaterThanOrEqualTo(2);
        assertThat(log.statistics().waiting()).isZero();
    }

    @Test
    void past_the_bound_the_caller_hears_unknown_and_under_the_same_key_the_truth() {
        IdempotencyKey key = new IdempotencyKey("anna", "1");
        try (CounterApplication application = new CounterApplication(log)) {
            proxy.next(FaultProxy.Fault.LOSE_EVERYTHING, 1);
            assertThatThrownBy(() -> application
                            .receipts()
                            .send(new Counter.Open("c1"), Map.of(), key)
                            .join())
                    .cause()
                    .isInstanceOfSatisfying(
                            OutcomeUnknownException.class,
                            unknown -> assertThat(unknown.retryable()).isTrue());
            assertThat(log.statistics().unknown()).isEqualTo(1);
            proxy.refuse(false);

            Receipt<String> receipt = Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(
                            () -> application
                                    .receipts()
                                    .<String>send(new Counter.Open("c1"), Map.of(), key)
                                    .join(),
                            Objects::nonNull);
            assertThat(receipt.result()).isEqualTo("c1");
            assertThat(receipt.position()).isEqualTo(1);
            assertThat(receipt.repeated()).isTrue();
            assertThat(log.reader().unitsFrom(1)).hasSize(1);
        }
    }

    @Test
    void slow_is_told_from_away() {
        assertThat(log.health()).isInstanceOf(LogHealth.Well.class);
        proxy.slow(Duration.ofMillis(260));
        assertThat(log.health())
                .isInstanceOfSatisfying(
                        LogHealth.Slow.class,
                        slow -> assertThat(slow.answeredIn()).isGreaterThanOrEqualTo(Duration.ofMillis(260)));

        proxy.slow(Duration.ofSeconds(5));
        assertThat(log.health()).isInstanceOf(LogHealth.Away.class);
        proxy.slow(Duration.ZERO);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> log.health() instanceof LogHealth.Well);
    }

    @Test
    void what_waits_behind_a_commit_that_is_pursued_is_not_left_waiting() {
        Samples.append(log, 1);
        proxy.refuse(true);
        List<CompletableFuture<Appended>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(log.append(List.of(Samples.plain("{}"))));
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(waiting).allSatisfy(one -> assertThat(one).isCompletedExceptionally()));
    }

    @Test
    void who_waits_behind_commits_that_fail_while_the_log_can_be_read_waits_no_longer_than_the_bound() {
        // as with a full disk: of thirty batches one after the other, each would be sent and then unknown
        LogOptions narrow = SHORT.withUnitsPerInsert(2);
        try (EventLog full = EventLog.open(client.getDatabase(direct.database().getName()), narrow)) {
            proxy.next(FaultProxy.Fault.FAIL_WRITE, 1_000_000);
            List<CompletableFuture<Appended>> waiting = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                waiting.add(full.append(List.of(Samples.plain("{}"))));
            }

            List<Throwable> told = waiting.stream()
                    .map(one ->
                            one.handle((place, failure) -> failure.getCause()).join())
                    .toList();
            assertThat(told).hasOnlyElementsOfTypes(OutcomeUnknownException.class, LogUnavailableException.class);
            assertThat(told)
                    .filteredOn(LogUnavailableException.class::isInstance)
                    .hasSizeGreaterThan(40);
            assertThat(full.health())
                    .isInstanceOfSatisfying(
                            LogHealth.Doubtful.class,
                            doubtful -> assertThat(doubtful.since()).isPositive());

            proxy.forgetFaults();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> Samples.appendUnit(full, 1).first() > 0);
            assertThat(full.health()).isInstanceOf(LogHealth.Well.class);
        }
    }

    @Test
    void each_who_waited_hears_of_it_by_an_exception_of_its_own() {
        Samples.append(log, 1);
        proxy.refuse(true);
        List<CompletableFuture<Appended>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(log.append(List.of(Samples.plain("{}"))));
        }

        List<Throwable> told = new ArrayList<>();
        for (CompletableFuture<Appended> one : waiting) {
            told.add(catchThrowable(() -> Appending.await(one)));
        }
        assertThat(told)
                .doesNotHaveDuplicates()
                .allSatisfy(one -> assertThat(one.getSuppressed()).hasSize(1));
    }
}
