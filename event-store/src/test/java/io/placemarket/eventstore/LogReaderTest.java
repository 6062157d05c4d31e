package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {
    private final TestDatabase database = new TestDatabase();
    private final SteppedClock clock = new SteppedClock(Instant.ofEpochSecond(50));
    private final EventLog log = database.open(LogOptions.defaults().withClock(clock));

    @AfterEach
    void stop() {
        log.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with/slash", "a.b*c+(d)[e]{f}^g$h|i?j\\k", "ö – 漢字", "a/b/0000000001", " "})
    void an_aggregates_events_are_found_whatever_its_id_looks_like(String id) {
        append(id, 0);
        append(id + "x", 0);
        append("x" + id, 0);
        append(id, 1);
        append(id + "/0000000001", 0);

        assertThat(log.reader().eventsOf(id, 0))
                .extracting(LoggedEvent::position)
                .containsExactly(1L, 4L);
        assertThat(log.reader().eventsOf(id, 1))
                .extracting(LoggedEvent::position)
                .containsExactly(4L);
        assertThat(log.reader().lastSequenceNumberOf(id)).hasValue(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 11, 99, 100, 109, 119, 120})
    void an_aggregates_events_are_read_from_any_number_on(long first) {
        Appending.await(log.append(
                LongStream.range(0, 120).mapToObj(i -> Samples.of("a", i)).toList()));

        assertThat(log.reader().eventsOf("a", first))
                .extracting(event -> event.sequenceNumber().orElseThrow())
                .containsExactlyElementsOf(LongStream.range(first, 120).boxed().toList());
    }

    @Test
    void an_aggregate_of_more_events_than_a_page_is_read_whole() {
        for (int i = 0; i < 450; i++) {
            append("a", i);
        }
        assertThat(log.reader().eventsOf("a", 7)).hasSize(443);
        assertThat(log.reader().eventsOfAggregatesBeginning("a")).hasSize(450);
    }

    @Test
    void events_of_all_aggregates_with_a_common_beginning_come_in_the_logs_order() {
        append("offer1", 0);
        append("offer1.hold2", 0);
        append("offer2", 0);
        append("offer1", 1);
        append("offer1.hold1", 0);

        assertThat(log.reader().eventsOfAggregatesBeginning("offer1"))
                .extracting(LoggedEvent::position)
                .containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void the_position_at_an_instant_is_that_of_the_last_event_written_by_then() {
        for (int i = 0; i < 20; i++) {
            clock.set(Instant.ofEpochSecond(100 + i));
            Samples.appendUnit(log, 2);
        }

        assertThat(log.reader().positionAt(Instant.ofEpochSecond(99))).isZero();
        assertThat(log.reader().positionAt(Instant.ofEpochSecond(100))).isEqualTo(2);
        assertThat(log.reader().positionAt(Instant.ofEpochSecond(110).plusMillis(500)))
                .isEqualTo(22);
        assertThat(log.reader().positionAt(Instant.ofEpochSecond(500))).isEqualTo(40);
        assertThat(log.reader().instantOf(22)).hasValue(Instant.ofEpochSecond(110));
        assertThat(log.reader().instantOf(41)).isEmpty();
    }

    @Test
    void a_clock_that_is_set_back_does_not_set_the_log_back() {
        clock.set(Instant.ofEpochSecond(200));
        Samples.appendUnit(log, 1);
        clock.set(Instant.ofEpochSecond(100));
        Samples.appendUnit(log, 1);

        assertThat(log.reader().unitsFrom(1)).extracting(LoggedUnit::at).containsOnly(Instant.ofEpochSecond(200));
        assertThat(log.reader().positionAt(Instant.ofEpochSecond(150))).isZero();
    }

    @Test
    void reading_continues_over_pages_without_gap() {
        List<CompletableFuture<Appended>> together = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            together.add(log.append(List.of(Samples.plain("{}"))));
        }
        together.forEach(CompletableFuture::join);

        assertThat(log.reader().unitsFrom(3))
                .extracting(LoggedUnit::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(3, 501).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 11, 99, 100, 109, 119, 120, Long.MAX_VALUE})
    void an_aggregates_events_are_read_backwards_from_any_number_on(long last) {
        Appending.await(log.append(
                LongStream.range(0, 70).mapToObj(i -> Samples.of("a", i)).toList()));
        append("aa", 0);
        Appending.await(log.append(
                LongStream.range(70, 120).mapToObj(i -> Samples.of("a", i)).toList()));

        assertThat(log.reader().eventsBackwardsOf("a", last))
                .extracting(event -> event.sequenceNumber().orElseThrow())
                .containsExactlyElementsOf(LongStream.rangeClosed(0, Math.min(last, 119))
                        .mapToObj(i -> Math.min(last, 119) - i)
                        .toList());
        assertThat(log.reader().eventsBackwardsOf("unknown", last)).isEmpty();
        assertThat(log.reader().eventsBackwardsOf("a", -1)).isEmpty();
    }

    @Test
    void an_aggregate_of_more_events_than_a_page_is_read_backwards_whole() {
        for (int i = 0; i < 450; i++) {
            append("a", i);
        }
        assertThat(log.reader().eventsBackwardsOf("a", 441))
                .extracting(event -> event.sequenceNumber().orElseThrow())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, 441).mapToObj(i -> 441 - i).toList());
    }

    @Test
    void the_log_is_read_backwards_whole_units_at_a_time() {
        Samples.appendUnit(log, 2);
        Samples.appendUnit(log, 3);
        Samples.appendUnit(log, 1);

        assertThat(log.reader().unitsBackFrom(99))
                .extracting(LoggedUnit::position)
                .containsExactly(6L, 3L, 1L);
        assertThat(log.reader().unitsBackFrom(4))
                .extracting(LoggedUnit::position)
                .containsExactly(3L, 1L);
        assertThat(log.reader().unitsBackFrom(3))
                .extracting(LoggedUnit::position)
                .containsExactly(3L, 1L);
        assertThat(log.reader().unitsBackFrom(2))
                .extracting(LoggedUnit::position)
                .containsExactly(1L);
        assertThat(log.reader().unitsBackFrom(0)).isEmpty();
    }

    @Test
    void reading_backwards_continues_over_pages_without_gap() {
        List<CompletableFuture<Appended>> together = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            together.add(log.append(List.of(Samples.plain("{}"))));
        }
        together.forEach(CompletableFuture::join);

        assertThat(log.reader().unitsBackFrom(499))
                .extracting(LoggedUnit::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 499).mapToObj(i -> 500 - i).toList());
    }

    private void append(String id, long sequenceNumber) {
        Appending.await(log.append(List.of(Samples.of(id, sequenceNumber))));
    }
}
