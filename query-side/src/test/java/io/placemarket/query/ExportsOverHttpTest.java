package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.query.market.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestPropertySource(properties = "test.market=exports")
class ExportsOverHttpTest extends OverHttp {
    /** More than the largest page holds. */
    private static final int MANY = 230;

    private long before;

    @BeforeAll
    void manyAreas() {
        Story story = market().story();
        before = story.position();
        for (int i = 0; i < MANY; i++) {
            AreaId area = story.area(
                    market().trust, i == 0 ? "=1+1" : "Bay %03d".formatted(i), 2, Setting.HOSPITAL, Map.of());
            story.offer(market().trust, area, Story.terms(Story.PHYSIO, 2, Story.MONDAY, 2));
        }
    }

    private EntityExchangeResult<String> file(String user, String path, String type) {
        return as(user).get()
                .uri(path + (path.contains("?") ? "&" : "?") + "atLeast="
                        + market().story().position())
                .accept(MediaType.parseMediaType(type))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }

    private static List<String> lines(EntityExchangeResult<String> answer) {
        return Objects.requireNonNull(answer.getResponseBody()).lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "region, /api/offers, offers",
        "trust, /api/placement-areas?mine=true, placement-areas",
        "north, /api/allocations, allocations",
        "north, /api/cohorts, cohorts",
        "region, /api/board?from=2026-W48&weeks=2, board"
    })
    void every_list_comes_as_csv_and_as_lines_of_json_and_both_hold_the_same(String user, String path, String name) {
        EntityExchangeResult<String> csv = file(user, path, "text/csv");
        EntityExchangeResult<String> ndjson = file(user, path, "application/x-ndjson");
        assertThat(csv.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"" + name + ".csv\"");
        assertThat(ndjson.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"" + name + ".ndjson\"");
        assertThat(csv.getResponseHeaders().getFirst("Placemarket-Position")).isNotEmpty();
        List<JsonNode> items = new ArrayList<>();
        lines(ndjson).forEach(line -> items.add(JsonMapper.shared().readTree(line)));
        assertThat(items).isNotEmpty().allMatch(JsonNode::isObject);
        assertThat(lines(csv)).hasSize(items.size() + 1);
    }

    @Test
    void a_list_longer_than_a_page_comes_whole_and_in_order() {
        List<String> areas = lines(file("trust", "/api/placement-areas?q=bay", "text/csv"));
        assertThat(areas).hasSize(MANY);
        assertThat(areas.get(1)).contains("Bay 001");
        assertThat(areas.getLast()).contains("Bay %03d".formatted(MANY - 1));
        assertThat(lines(file("region", "/api/offers?q=bay&profession=PHYSIOTHERAPY&limit=10", "application/x-ndjson")))
                .hasSize(MANY - 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_filters_of_the_list_are_the_filters_of_the_file_and_it_may_be_of_the_past() {
        assertThat(lines(file("region", "/api/offers?icb=QNC", "text/csv"))).hasSize(2);
        assertThat(lines(file("trust", "/api/placement-areas?asOf=" + before, "text/csv")))
                .hasSize(3);
    }

    @Test
    void no_cell_is_a_formula_for_a_spreadsheet() {
        assertThat(Objects.requireNonNull(
                        file("trust", "/api/placement-areas", "text/csv").getResponseBody()))
                .contains("'=1+1")
                .doesNotContain(",=1+1");
    }

    @Test
    void a_file_of_the_board_holds_a_line_a_cell_and_names_the_total() {
        List<String> lines = lines(file("region", "/api/board?from=2026-W48&weeks=1&profession=NUR-ADULT", "text/csv"));
        assertThat(lines)
                .containsExactly(
                        "row,label,column,column_label,still_to_place,free,offered,limit,held,allocated,maximum,turns,over_committed,waiting,unmet,free_at_least",
                        ",All together,2026-W48,Week of 2026-11-23,8,1,8,8,3,3,8,0,0,0,0,",
                        "NUR-ADULT,Adult nursing,2026-W48,Week of 2026-11-23,8,1,8,8,3,3,8,0,0,0,0,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/board/measures"})
    void a_list_that_has_no_file_does_not_pass_one_page_for_all(String path) {
        as("trust")
                .get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, "application/x-ndjson")
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/offers", "/api/placement-areas", "/api/board", "/api/board/cell"})
    void who_does_not_say_which_form_gets_json(String path) {
        as("trust")
                .get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, "*/*")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "region, /api/offers?colour=red, 422, invalid-value",
        "region, /api/board?compareWith=3, 422, invalid-value",
        "region, /api/board/cell?compareWith=3, 422, invalid-value",
        "region, /api/board/cell?cursor=abc, 422, invalid-value",
        "region, /api/placement-areas?asOf=999999, 422, invalid-value",
        "trust, /api/cohorts, 403, not-allowed",
        "region, /api/allocations, 403, not-allowed"
    })
    void what_is_refused_is_refused_with_a_problem_also_to_who_wants_a_file(
            String user, String path, int status, String code) {
        for (String type : List.of("text/csv", "application/x-ndjson")) {
            as(user).get()
                    .uri(path)
                    .accept(MediaType.parseMediaType(type))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo(code);
        }
    }

    @Test
    void nobodys_file_holds_anothers_students() {
        for (String type : List.of("text/csv", "application/x-ndjson")) {
            assertThat(file("north", "/api/allocations", type).getResponseBody())
                    .contains(market().northernStudents.getFirst().value(), "N-0001")
                    .doesNotContain(market().southernStudents.getFirst().value(), "S-7001");
            assertThat(file("trust", "/api/allocations", type).getResponseBody())
                    .contains(market().southernStudents.getFirst().value())
                    .doesNotContain("N-0001", "S-7001", "sealed");
        }
    }
}
