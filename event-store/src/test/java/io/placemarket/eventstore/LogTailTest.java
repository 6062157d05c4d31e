package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class LogTailTest {
    private final TestDatabase database = new TestDatabase();
    private final EventLog log = database.open();

    @AfterEach
    void stop() {
        log.close();
        database.close();
    }

    @Test
    void a_tail_beside_the_writer_shows_when_a_unit_was_written_as_everybody_else_reads_it() {
        Instant between = Instant.parse("2026-11-23T12:00:00.123456789Z");
        try (EventLog writing = database.open(LogOptions.defaults().withClock(new SteppedClock(between)));
                EventLog elsewhere = database.open()) {
            StepVerifier.create(writing.tail().from(1))
                    .then(() -> Samples.append(writing, 1))
                    .assertNext(unit -> {
                        assertThat(unit.at()).isEqualTo("2026-11-23T12:00:00.123Z");
                        try (Stream<LoggedUnit> read = elsewhere.reader().unitsFrom(1)) {
                            assertThat(read.map(LoggedUnit::at)).containsExactly(unit.at());
                        }
                    })
                    .thenCancel()
                    .verify(Duration.ofSeconds(20));
        }
    }

    @Test
    void what_nobody_can_read_ends_no_tail_for_good() throws InterruptedException {
        Samples.append(log, 1);
        try (EventLog reading = database.open()) {
            List<Long> seen = new CopyOnWriteArrayList<>();
            Disposable tail = reading.tail().from(1).subscribe(unit -> seen.add(unit.position()));
            assertThat(reading.tail().awaitPosition(1, Duration.ofSeconds(20))).isTrue();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() == 1);
            MongoCollection<Document> raw = database.database().getCollection("log");
            raw.insertOne(new Document("_id", 2L)
                    .append("at", "noon")
                    .append("events", List.of())
                    .append("keys", List.of("x")));
            assertThat(reading.tail().awaitPosition(2, Duration.ofMillis(500))).isFalse();

            raw.deleteOne(Filters.eq("_id", 2L));
            Samples.append(log, 3);
            assertThat(reading.tail().awaitPosition(4, Duration.ofSeconds(20))).isTrue();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(List.copyOf(seen)).containsExactly(1L, 2L, 3L, 4L));
            tail.dispose();
        }
    }

    @Test
    void a_tail_emits_no_more_than_was_asked_for() {
        Samples.append(log, 10);
        StepVerifier.create(log.tail().from(1).map(LoggedUnit::position), 2)
                .expectNext(1L, 2L)
                .expectNoEvent(Duration.ofMillis(100))
                .thenRequest(3)
                .expectNext(3L, 4L, 5L)
                .thenCancel()
                .verify(Duration.ofSeconds(20));
    }

    @Test
    void a_slow_reader_of_a_log_of_many_pages_sees_each_unit_once_and_in_order() {
        Samples.appendTogether(log, 1_100);
        try (EventLog fresh = database.open()) {
            List<Long> seen = fresh.tail()
                    .from(1)
                    .map(LoggedUnit::position)
                    .limitRate(7)
                    .take(1_100)
                    .collectList()
                    .block(Duration.ofSeconds(20));
            assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 1_100).boxed().toList());
        }
    }

    @Test
    void a_writer_that_is_far_behind_finds_the_end_of_the_log_in_a_few_tries() {
        Samples.append(log, 1);
        try (EventLog elsewhere = database.open()) {
            Samples.appendTogether(elsewhere, 900);
        }
        long inserts = log.statistics().inserts();
        assertThat(Samples.appendUnit(log, 1).first()).isEqualTo(902);
        assertThat(log.statistics().inserts() - inserts).isLessThanOrEqualTo(3);
    }
}
