package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_unit_too_large_for_a_document_is_refused_before_anything_is_written() {
        try (EventLog log = database.open()) {
            StoredEvent large = Samples.plain("\"" + "x".repeat(15_000_000) + "\"");

            assertThatThrownBy(() -> Appending.await(log.append(List.of(large))))
                    .isInstanceOf(UnitTooLargeException.class)
                    .hasMessageContaining("15,000,000");
            assertThat(log.headPosition()).isZero();
            assertThat(Samples.appendUnit(log, 1).first()).isEqualTo(1);
        }
    }

    @Test
    void a_unit_just_below_the_limit_is_stored() {
        try (EventLog log = database.open(LogOptions.defaults().withBytesPerUnit(20_000))) {
            Appending.await(log.append(List.of(Samples.plain("\"" + "x".repeat(19_000) + "\""))));
            assertThatThrownBy(() ->
                            Appending.await(log.append(List.of(Samples.plain("\"" + "x".repeat(20_000) + "\"")))))
                    .isInstanceOf(UnitTooLargeException.class);
            assertThat(log.headPosition()).isEqualTo(1);
        }
    }

    @Test
    void large_units_at_once_are_split_over_several_inserts_and_read_in_pages_of_bounded_size() {
        try (EventLog log = database.open()) {
            List<CompletableFuture<Appended>> together = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                together.add(log.append(List.of(Samples.plain("\"" + "x".repeat(4_000_000) + "\""))));
            }

            assertThat(together.stream().map(CompletableFuture::join).map(Appended::first))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
            assertThat(log.reader().unitsFrom(1)).hasSize(12);
            assertThat(log.reader().pageFrom(1, 12)).hasSizeBetween(1, 5);
        }
    }

    @Test
    void an_event_twice_in_one_unit_is_refused() {
        try (EventLog log = database.open()) {
            StoredEvent event = Samples.of("a", 0);

            assertThatThrownBy(() -> log.append(List.of(event, event))).isInstanceOf(AppendConflictException.class);
            assertThat(log.headPosition()).isZero();
        }
    }

    @Test
    void a_closed_log_refuses_to_write() {
        EventLog log = database.open();
        log.close();

        assertThatThrownBy(() -> Samples.appendUnit(log, 1)).isInstanceOf(LogUnavailableException.class);
    }
}
