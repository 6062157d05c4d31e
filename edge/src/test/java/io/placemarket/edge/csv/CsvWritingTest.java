package io.placemarket.edge.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

class CsvWritingTest {
    private static String written(Flux<List<?>> rows) {
        List<String> parts = CsvWriting.stream(List.of("name", "note"), rows)
                .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(parts).isNotNull();
        return String.join("", parts);
    }

    private static String row(@Nullable Object... cells) {
        return written(Flux.just(Arrays.asList(cells))).substring("name,note\r\n".length());
    }

    @Test
    void lines_end_with_crlf_and_what_needs_it_is_quoted() {
        assertThat(row("a,b", "say \"hi\"\nthere")).isEqualTo("\"a,b\",\"say \"\"hi\"\"\nthere\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void text_that_a_spreadsheet_would_take_for_a_formula_is_made_harmless(String text) {
        assertThat(row(text, "x"))
                .satisfies(line -> assertThat(line.replace("\"", "")).startsWith("'" + text));
    }

    @Test
    void numbers_stay_numbers_and_what_is_absent_is_empty() {
        assertThat(row(-3, 2.5)).isEqualTo("-3,2.5\r\n");
        assertThat(row(null, Optional.empty())).isEqualTo(",\r\n");
        assertThat(row(Optional.of(-7), Optional.of("=x"))).isEqualTo("-7,'=x\r\n");
    }

    @Test
    void a_header_is_written_even_without_rows() {
        assertThat(written(Flux.empty())).isEqualTo("name,note\r\n");
    }

    @Test
    void what_is_written_is_read_back() {
        Flux<List<?>> rows =
                Flux.fromStream(IntStream.range(0, 1_000).mapToObj(i -> List.of("Ward \"" + i + "\"; 1,2\nx", i)));

        CsvTable table = CsvReading.parse(written(rows), CsvFormat.of(List.of("name", "note"), List.of()));

        assertThat(table.rows()).hasSize(1_000);
        assertThat(table.rows().get(999).cells())
                .containsEntry("name", "Ward \"999\"; 1,2\nx")
                .containsEntry("note", "999");
    }
}
