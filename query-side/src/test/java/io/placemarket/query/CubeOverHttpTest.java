package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** Any two dimensions over HTTP, and what is behind a cell. */
class CubeOverHttpTest extends OverHttp {
    private static final String CELL = "/api/board/cell?from=2026-W48&row=NUR-ADULT&column=2026-W48";

    private BodyContentSpec ok(String user, String path) {
        return as(user).get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String text(String user, String path, MediaType type) {
        return Objects.requireNonNull(as(user).get()
                .uri(path)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void two_dimensions_that_are_not_weeks_are_counted_in_student_weeks_with_totals_of_both() {
        ok("region", "/api/board?from=2026-W48&weeks=2&rows=profession&columns=sector")
                .jsonPath("$.columns")
                .isEqualTo("sector")
                .jsonPath("$.unit")
                .isEqualTo("student-weeks")
                .jsonPath("$.columnItems[1].key")
                .isNotEmpty()
                .jsonPath("$.items[0].all.stillToPlace")
                .isNumber()
                .jsonPath("$.items[0].cells[0].stillToPlace")
                .doesNotExist()
                .jsonPath("$.all.stillToPlace")
                .isNumber()
                .jsonPath("$.notes[1]")
                .isEqualTo("Figures are student-weeks: those of 2 weeks are added up.");
    }

    @Test
    void weeks_may_be_the_rows_in_order_and_have_no_total() {
        ok("region", "/api/board?from=2026-W48&weeks=3&rows=week")
                .jsonPath("$.columns")
                .isEqualTo("profession")
                .jsonPath("$.unit")
                .isEqualTo("students")
                .jsonPath("$.items[*].key")
                .isEqualTo(List.of("2026-W48", "2026-W49", "2026-W50"))
                .jsonPath("$.items[0].all.free")
                .isEqualTo(1)
                .jsonPath("$.total.length()")
                .isEqualTo(0);
    }

    @Test
    void a_file_of_other_columns_names_them() {
        assertThat(text("region", "/api/board?from=2026-W48&weeks=1&columns=mode", MediaType.parseMediaType("text/csv"))
                        .lines()
                        .toList())
                .startsWith(
                        "row,label,column,column_label,still_to_place,free,offered,limit,held,allocated,maximum,turns,over_committed,waiting,unmet,free_at_least",
                        ",All together,IN_PERSON,In person,,1,8,9,3,3,9,0,0,0,,",
                        ",All together,,All together,8,1,8,9,3,3,9,0,0,0,0,");
    }

    @Test
    void what_each_figure_means_is_told() {
        ok("trust", "/api/board/measures")
                .jsonPath("$.length()")
                .isEqualTo(11)
                .jsonPath("$[?(@.measure=='free')].additive")
                .isEqualTo(false)
                .jsonPath("$[?(@.measure=='free')].total")
                .value(List.class, texts -> assertThat(texts.toString()).contains("never over rows"));
    }

    @Test
    void one_get_tells_a_cells_figures_in_words_and_what_adds_up_to_one_of_them() {
        ok("region", CELL)
                .jsonPath("$.label")
                .isEqualTo("Adult nursing, week of 23 November 2026")
                .jsonPath("$.value")
                .isEqualTo(1)
                .jsonPath("$.figures[?(@.measure=='still_to_place')].value")
                .isEqualTo(8)
                .jsonPath("$.figures[?(@.measure=='free')].sentence")
                .value(List.class, texts -> assertThat(texts.toString()).contains("1 more place could be booked"))
                .jsonPath("$.items[0].kind")
                .isEqualTo("AREA")
                .jsonPath("$.items[0].alternatives.length()")
                .isNumber();
        ok("region", CELL + "&measure=allocated&limit=1")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].kind")
                .isEqualTo("OFFER");
        ok("region", CELL + "&measure=offered&asOf=1").jsonPath("$.value").isEqualTo(0);
    }

    @Test
    void cohorts_are_told_to_their_university_alone() {
        String cohorts = CELL + "&measure=still_to_place";
        ok("north", cohorts)
                .jsonPath("$.items[?(@.kind=='COHORT')].id")
                .isEqualTo(market().northern.value());
        for (String user : List.of("south", "trust", "region", "operator")) {
            assertThat(text(user, cohorts, MediaType.APPLICATION_JSON))
                    .doesNotContain(market().northern.value());
        }
    }

    @Test
    void the_parts_are_a_file_too() {
        assertThat(text("region", CELL, MediaType.parseMediaType("text/csv")))
                .startsWith("kind,id,label,within,value,sentence\r\nAREA," + market().ward + ",Ward 7,");
        assertThat(text("region", CELL + "&measure=held", MediaType.APPLICATION_NDJSON))
                .startsWith("{\"kind\":\"OFFER\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/board/cell?row=NUR-CAT                          | row     | NUR-ADULT
            /api/board/cell?column=soon                          | column  | an ISO week such as 2026-W47
            /api/board/cell?rows=icb&row=Q99                     | row     | UNKNOWN
            /api/board/cell?rows=icb&columns=icb                 | columns | another dimension than the rows
            /api/board/cell?measure=colour                       | measure | OFFERED, MAXIMUM
            /api/board/cell?rows=mode&row=BLENDED&measure=unmet  | measure | such a cell tells nothing else
            /api/board/cell?level=YEAR_1&measure=unmet           | measure | such a cell tells nothing else
            /api/board/cell?cursor=nonsense                      | cursor  | the 'next' of a page
            /api/board/cell?asOf=999999                          | asOf    | a position from 1 to
            /api/board/cell?compareTo=1                          | compareTo | one of the parameters
            """)
    void a_cell_that_cannot_be_is_refused_with_what_can(String path, String field, String accepted) {
        as("region")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.accepted")
                .value(String.class, text -> assertThat(text).contains(accepted));
    }

    @Test
    void a_cursor_leads_on_in_its_own_cell_only() {
        String[] next = new String[1];
        String search = "/api/board/cell?from=2026-W48&measure=allocated&limit=1";
        ok("region", search).jsonPath("$.next").value(String.class, cursor -> next[0] = cursor);
        ok("region", search + "&cursor=" + next[0]).jsonPath("$.items.length()").isEqualTo(1);
        as("region")
                .get()
                .uri("/api/board/cell?from=2026-W49&measure=allocated&limit=1&cursor=" + next[0])
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void the_page_explains_every_figure_and_leads_to_what_is_behind_it() {
        String page = text("region", "/board/cell?from=2026-W48&row=NUR-ADULT&column=2026-W48", MediaType.TEXT_HTML);
        assertThat(page)
                .contains(
                        "<h1>Adult nursing, week of 23 November 2026</h1>",
                        "Still to place</a>",
                        "1 more place could be booked",
                        "What is behind 1 free",
                        "/areas/" + market().ward,
                        "Back to the board");
        assertThat(text(
                        "region",
                        "/board/cell?from=2026-W48&row=NUR-ADULT&column=2026-W48&asOf="
                                + market().story().position(),
                        MediaType.TEXT_HTML))
                .contains("Replay", "Nothing can be changed here", "/areas/" + market().ward + "?asOf=");
    }

    @Test
    void the_board_page_takes_any_two_dimensions_by_a_plain_form() {
        assertThat(text("region", "/board?day=2026-11-23&rows=sector&columns=mode", MediaType.TEXT_HTML))
                .contains("Capacity by sector and mode", "In person</span></th>", "student-weeks of 12 weeks");
        assertThat(text("region", "/board?day=2026-11-23&rows=week", MediaType.TEXT_HTML))
                .contains("Capacity by week and profession", "w/c 23 Nov</th>");
    }
}
