package io.placemarket.edge.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

class CsvReadingTest {
    private static final CsvFormat FORMAT = CsvFormat.of(List.of("area", "first_day"), List.of("places"));

    private static Problem refusal(String text, CsvFormat format) {
        return assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CsvReading.parse(text, format))
                .actual()
                .problem();
    }

    private static Flux<DataBuffer> body(byte[]... chunks) {
        return Flux.just(chunks).map(DefaultDataBufferFactory.sharedInstance::wrap);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "area,first_day,places\na1,2026-11-23,4\n",
                "\uFEFFarea,first_day,places\r\na1,2026-11-23,4\r\n",
                "area;first_day;places\r\na1;2026-11-23;4",
                "area\tfirst_day\tplaces\ra1\t2026-11-23\t4\r",
                "\"Area\",\"First Day\",\"PLACES\"\n\"a1\",\"2026-11-23\",\"4\"\n",
                " first-day , Area,places\n 2026-11-23 , a1 ,4\n",
                "area,first_day,places\n\n  \n,,\na1,2026-11-23,4\n\n"
            })
    void a_table_is_read_as_spreadsheets_write_it(String text) {
        assertThat(CsvReading.parse(text, FORMAT))
                .satisfies(table -> assertThat(table.rejected()).isEmpty())
                .extracting(CsvTable::rows)
                .satisfies(rows -> assertThat(rows)
                        .extracting(CsvRow::cells)
                        .containsExactly(Map.of("area", "a1", "first_day", "2026-11-23", "places", "4")));
    }

    @Test
    void a_quoted_cell_may_hold_separators_quotes_and_line_ends_and_lines_are_still_counted() {
        CsvTable table = CsvReading.parse("area,first_day\n\"one, \"\"two\"\"\nthree\",x\n\nlast,y\n", FORMAT);

        assertThat(table.rows()).extracting(CsvRow::line).containsExactly(2L, 5L);
        assertThat(table.rows().getFirst().cell("area")).isEqualTo("one, \"two\"\nthree");
    }

    @Test
    void what_is_absent_or_empty_is_left_out() {
        CsvTable table = CsvReading.parse("area,first_day,places\na1\na2,,\n", FORMAT);

        assertThat(table.rows()).extracting(CsvRow::cells).containsExactly(Map.of("area", "a1"), Map.of("area", "a2"));
        assertThat(table.rows().getFirst().cell("places")).isNull();
    }

    @Test
    void rows_with_too_many_or_too_long_cells_are_rejected_and_the_others_kept() {
        CsvTable table = CsvReading.parse("area,first_day\na,b,c\n" + "x".repeat(501) + ",b\nok,b,\n", FORMAT);

        assertThat(table.rows()).extracting(row -> row.cell("area")).containsExactly("ok");
        assertThat(table.rejected()).extracting(RowProblem::line).containsExactly(2L, 3L);
        assertThat(table.rejected().get(1)).satisfies(problem -> {
            assertThat(problem.column()).contains("area");
            assertThat(problem.code()).isEqualTo("invalid-value");
            assertThat(problem.accepted()).contains("at most 500 characters");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "area\na1\n", "area,first_day,colour\n", "area,first_day,Area\n", "a1,2026-11-23,4\n"
            })
    void a_header_that_does_not_fit_is_refused_and_the_columns_named(String text) {
        Problem problem = refusal(text, FORMAT);

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_VALUE);
        assertThat(problem.field()).contains("header");
        assertThat(problem.accepted()).contains("the columns area, first_day and, where wanted, places");
        assertThat(problem.figures()).containsEntry("required", List.of("area", "first_day"));
    }

    @Test
    void a_quotation_mark_that_is_never_closed_is_malformed() {
        assertThat(refusal("area,first_day\n\"a1,2026\nb,c\n", FORMAT).code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void more_rows_than_allowed_are_too_large_and_as_many_are_not() {
        CsvFormat two = new CsvFormat(List.of("area"), List.of(), 2, 1_000, 10);

        assertThat(CsvReading.parse("area\na\nb\n", two).rows()).hasSize(2);
        assertThat(refusal("area\na\nb\nc\n", two).code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
    }

    @Test
    void a_hundred_thousand_rows_are_too_large() {
        assertThat(refusal("area,first_day\n" + "a,b\n".repeat(100_000), FORMAT).figures())
                .containsEntry("most", 5_000L);
    }

    @Test
    void a_body_is_put_together_from_its_parts_even_within_a_character() {
        byte[] bytes = "area,first_day\nÉire,x\n".getBytes(StandardCharsets.UTF_8);
        byte[] first = Arrays.copyOf(bytes, 16);
        byte[] second = Arrays.copyOfRange(bytes, 16, bytes.length);

        assertThat(CsvReading.read(body(first, second), FORMAT)
                        .flatMapIterable(CsvTable::rows)
                        .mapNotNull(row -> row.cell("area"))
                        .collectList()
                        .block(Duration.ofSeconds(10)))
                .containsExactly("Éire");
    }

    @Test
    void a_body_of_too_many_bytes_is_too_large() {
        CsvFormat small = new CsvFormat(List.of("area"), List.of(), 10, 20, 10);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() ->
                        CsvReading.read(body(new byte[15], new byte[15]), small).block(Duration.ofSeconds(10)))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE));
    }

    @Test
    void a_body_that_is_not_utf_8_is_malformed() {
        byte[] latin = "area,first_day\nÉ,x\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CsvReading.read(body(latin), FORMAT).block(Duration.ofSeconds(10)))
                .satisfies(refused -> assertThat(refused.problem().detail()).contains("UTF-8"));
    }

    @Test
    void a_row_is_read_into_a_value_or_says_which_column_is_wrong() {
        List<CsvRow> rows = CsvReading.parse("area,first_day,places\na1,23/11/2026,4\na2,2026-11-24,many\n", FORMAT)
                .rows();

        assertThat(rows)
                .map(row -> row.read(good -> Fields.dayOrEnglish("first_day", good.cell("first_day"))
                        .plusDays(Fields.whole("places", good.cell("places"), 1, 9))))
                .containsExactly(
                        new RowResult.Good<>(2, LocalDate.of(2026, 11, 27)),
                        new RowResult.Bad<>(new RowProblem(
                                3,
                                Optional.of("places"),
                                Optional.of("many"),
                                "invalid-value",
                                Optional.of("a whole number from 1 to 9"),
                                "'places' is not acceptable: a whole number from 1 to 9.")));
    }
}
