package io.placemarket.query.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.query.past.Moment.AtInstant;
import io.placemarket.query.past.Moment.AtPosition;
import io.placemarket.query.reading.Filters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    private static Optional<Moment> read(String text) {
        return Moment.of(new Filters(Map.of(Moment.AS_OF, List.of(text))), Moment.AS_OF);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:30:00Z,      2026-11-20T14:30:00Z",
        "2026-11-20T14:30:00+02:00, 2026-11-20T12:30:00Z",
        "2026-11-20T14:30,          2026-11-20T14:30:00Z",
        "2026-07-01T14:30,          2026-07-01T13:30:00Z",
        "2026-07-01T14:30:15,       2026-07-01T13:30:15Z",
        // The clocks go back: this half hour comes twice.
        "2026-10-25T01:30,          2026-10-25T00:30:00Z",
        // The clocks go forward: this half hour never comes.
        "2026-03-29T01:30,          2026-03-29T01:30:00Z"
    })
    void an_instant_has_an_offset_or_is_told_by_the_uks_clocks(String text, Instant instant) {
        assertThat(read(text)).hasValue(new AtInstant(instant));
    }

    @Test
    void a_number_is_a_position() {
        assertThat(read("1200")).hasValue(new AtPosition(1_200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-20", "14:30", "2026-02-30T10:00", "2026-11-20T25:00", "-5", "1e3"})
    void anything_else_is_refused_with_what_would_be_accepted(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().accepted().orElseThrow())
                                .contains("by the UK's clocks"));
    }
}
