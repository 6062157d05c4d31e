package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.refusal.RowRefusal.CohortTwice;
import io.placemarket.kernel.refusal.RowRefusal.OfferTwice;
import io.placemarket.kernel.refusal.RowRefusal.ReferenceTwice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Tables as spreadsheets write them: every line that is not acceptable is named. */
class TablesTest extends HttpTest {
    private static final String HEADER = "area,profession,level,first_day,last_day,places\n";

    @Autowired
    private EventLog log;

    private String area = "";

    @BeforeAll
    void thereIsAnArea() {
        area = area(4);
    }

    private String row(String first, String last, String places) {
        return area + ",NUR-ADULT,YEAR_2," + first + "," + last + "," + places + "\n";
    }

    @Test
    void a_table_from_a_spreadsheet_is_read_as_it_comes() {
        String table = "\uFEFFArea;Profession;Level;First day;Last day;Places\r\n"
                + (row("30/11/2026", "27/12/2026", "1") + row("2027-01-04", "2027-01-31", "2"))
                        .replace(",", ";")
                        .replace("\n", "\r\n");
        JsonNode imported = reported(postCsv("provider", "/api/offer-imports", table));
        assertThat(imported.get("rows").asInt()).isEqualTo(2);
        assertThat(imported.get("accepted")).hasSize(2);
        assertThat(imported.get("accepted").get(0).get("line").asInt()).isEqualTo(2);
        assertThat(imported.get("accepted").get(0).get("offer").asString()).startsWith(area);
    }

    @Test
    void good_rows_go_in_and_every_bad_one_is_named() {
        String elsewhere = created(post("neighbour", "/api/placement-areas", Map.of("name", "W", "maximum", 2)))
                .get("area")
                .asString();
        String table = HEADER
                + row("2027-02-01", "2027-02-28", "1")
                + row("2027-02-31", "2027-03-28", "1")
                + row("2027-02-01", "2027-02-28", "0")
                + row("2027-02-28", "2027-02-01", "1")
                + row("2027-02-01", "2027-02-28", "1")
                + elsewhere + ",NUR-ADULT,YEAR_2,2027-02-01,2027-02-28,1\n"
                + area + ",NUR-ADULT,YEAR_2,2031-02-01,2031-02-28,1\n"
                + "000000000000,NUR-ADULT,YEAR_2,2027-02-01,2027-02-28,1\n";
        JsonNode imported = reported(postCsv("provider", "/api/offer-imports", table));
        assertThat(imported.get("accepted")).hasSize(1);
        List<String> rejected = imported.get("rejected")
                .valueStream()
                .map(row -> row.get("line").asInt() + " " + text(row, "column") + " "
                        + row.get("code").asString())
                .toList();
        assertThat(rejected)
                .containsExactly(
                        "3 first_day invalid-value",
                        "4 places invalid-value",
                        "5 last_day invalid-value",
                        "6 - already-exists",
                        "7 area not-yours",
                        "8 - outside-audit",
                        "9 area not-found");
        assertThat(imported.get("rejected").get(3).get("detail").asString()).isEqualTo(new OfferTwice(2).detail());
    }

    private static String text(JsonNode row, String field) {
        return row.has(field) ? row.get(field).asString() : "-";
    }

    @Test
    void a_table_sent_again_adds_nothing_and_a_trial_leaves_no_trace() {
        String table = HEADER + row("2027-03-01", "2027-03-28", "1") + row("2027-03-08", "2027-03-28", "1");
        long before = log.headPosition();
        JsonNode trial = reported(postCsv("provider", "/api/offer-imports?dryRun=true", table));
        assertThat(trial.get("accepted")).hasSize(2);
        assertThat(trial.get("accepted").get(0).has("offer")).isFalse();
        assertThat(log.headPosition()).isEqualTo(before);
        JsonNode first = reported(postCsv("provider", "/api/offer-imports", table));
        assertThat(first.get("accepted")).hasSize(2);
        long after = log.headPosition();
        JsonNode second = reported(postCsv("provider", "/api/offer-imports", table));
        assertThat(second.get("accepted")).isEmpty();
        assertThat(second.get("repeated").get(0).get("offer"))
                .isEqualTo(first.get("accepted").get(0).get("offer"));
        assertThat(reported(postCsv("provider", "/api/offer-imports?dryRun=true", table))
                        .get("repeated"))
                .hasSize(2);
        assertThat(log.headPosition()).isEqualTo(after);
    }

    @Test
    void a_table_says_what_students_must_be_cleared_for() {
        String table = HEADER.replace("\n", ",requirements\n")
                + row("2027-06-07", "2027-07-02", "1").replace("\n", ",DBS training\n")
                + row("2027-06-07", "2027-07-09", "1").replace("\n", ",\n")
                + row("2027-06-07", "2027-07-16", "1").replace("\n", ",DBS PASSPORT\n");
        JsonNode imported = reported(postCsv("provider", "/api/offer-imports", table));
        assertThat(imported.get("accepted")).hasSize(2);
        assertThat(text(imported.get("rejected").get(0), "column")).isEqualTo("requirements");
    }

    @Test
    void a_table_says_how_many_learn_together_with_one_supervisor() {
        String table = HEADER.replace("\n", ",supervision,group_size\n")
                + row("2027-04-05", "2027-04-30", "6").replace("\n", ",CLIP,4\n")
                + row("2027-04-05", "2027-05-07", "6").replace("\n", ",CLIP,2\n")
                + row("2027-04-05", "2027-05-14", "6").replace("\n", ",ONE_TO_ONE,2\n")
                + row("2027-04-05", "2027-05-21", "6").replace("\n", ",CLIP,many\n");
        JsonNode imported = reported(postCsv("provider", "/api/offer-imports", table));
        assertThat(imported.get("accepted")).hasSize(1);
        assertThat(imported.get("rejected")
                        .valueStream()
                        .map(row -> row.get("line").asInt() + " " + text(row, "column"))
                        .toList())
                .containsExactly("3 group_size", "4 group_size", "5 group_size");
    }

    @Test
    void cohorts_come_from_a_table_none_twice_and_every_bad_row_is_named() {
        String head = "programme;profession;level;route;attendance;intake;size;first_day;last_day;weeks\n";
        String good = "BSc by table;NUR-ADULT;YEAR_2;APPRENTICESHIP;PART_TIME;2025-09;12;30/11/2026;27/12/2026;\n";
        String weeks = "BSc by weeks;NUR-CHILD;YEAR_1;;;2026-01;8;;;2026-W49/2026-W50 2026-W52\n";
        String both = "BSc;NUR-ADULT;YEAR_2;;;2025-09;8;30/11/2026;27/12/2026;2026-W49\n";
        String bad = "BSc;NUR-ADULT;YEAR_2;;;soon;8;;;2026-W49\n" + good + both;
        String path = "/api/cohort-imports";
        long before = log.headPosition();
        JsonNode tried = reported(postCsv("university", path + "?dryRun=true", head + good));
        assertThat(tried.get("accepted").get(0).has("cohort")).isFalse();
        assertThat(log.headPosition()).isEqualTo(before);

        JsonNode first = reported(postCsv("university", path, head + good + weeks + bad));
        assertThat(first.get("rows").asInt()).isEqualTo(5);
        assertThat(first.get("accepted")).hasSize(2);
        assertThat(first.get("rejected"))
                .extracting(
                        row -> row.get("line").asInt() + " " + row.get("code").asString())
                .containsExactly("4 invalid-value", "5 already-exists", "6 invalid-value");
        assertThat(first.get("rejected").get(1).get("detail").asString()).isEqualTo(new CohortTwice(2).detail());
        JsonNode again = reported(postCsv("university", path, head + good));
        assertThat(again.get("repeated").get(0).get("cohort"))
                .isEqualTo(first.get("accepted").get(0).get("cohort"));
        enrol("university", first.get("accepted").get(1).get("cohort").asString(), List.of("by-table-1"));
        refused(postCsv("provider", path, head + good), 403, "not-allowed");
    }

    @Test
    void an_exported_table_of_cohorts_makes_nothing_again_and_a_corrected_row_is_refused_by_its_column() {
        String head =
                "cohort,programme,profession,level,route,attendance,intake,weeks,size,enrolled,placed,of,partly_placed,"
                        + "student_weeks_needed,student_weeks_booked,student_weeks_still_to_place\n";
        String row = ",BSc Nursing,NUR-ADULT,YEAR_2,DEGREE,FULL_TIME,2025-09,2026-W49/2026-W52,80,0,0,80,0,320,0,320\n";
        String path = "/api/cohort-imports";
        String one = cohort("university");
        String other = cohort("university");
        String unknown = one.substring(0, one.length() - 1) + (one.endsWith("z") ? "y" : "z");
        long before = log.headPosition();
        JsonNode same = reported(postCsv("university", path, head + one + row + other + row));
        assertThat(same.get("repeated"))
                .extracting(taken -> taken.get("cohort").asString())
                .containsExactly(one, other);

        JsonNode corrected = reported(postCsv("university", path, head + one + row.replace(",80,0", ",81,0")));
        JsonNode refused = corrected.get("rejected").get(0);
        assertThat(refused.get("column").asString()).isEqualTo("size");
        assertThat(refused.get("accepted").asString())
                .startsWith("80, as the cohort was made; a table changes no cohort");
        assertThat(codes(postCsv("rival", path, head + one + row))).containsExactly("2 not-yours");
        assertThat(codes(postCsv("university", path, head + unknown + row))).containsExactly("2 not-found");
        assertThat(codes(postCsv("university", path, head + "BSc" + row))).containsExactly("2 invalid-value");
        assertThat(log.headPosition()).isEqualTo(before);

        JsonNode without = reported(postCsv("university", path, head + row.replace(",80,0", ",82,0")));
        assertThat(without.get("accepted"))
                .as("a row without an identifier is a cohort")
                .hasSize(1);
    }

    private static List<String> codes(WebTestClient.ResponseSpec answer) {
        return reported(answer)
                .get("rejected")
                .valueStream()
                .map(row -> row.get("line").asInt() + " " + row.get("code").asString())
                .toList();
    }

    @Test
    void a_wrong_header_is_refused_with_the_columns() {
        JsonNode problem =
                refused(postCsv("provider", "/api/offer-imports", "ward,places\nx,1\n"), 422, "invalid-value");
        assertThat(problem.toString()).contains("first_day").contains("last_day");
    }

    @Test
    void a_hundred_thousand_rows_are_too_many() {
        String table =
                IntStream.range(0, 100_000).mapToObj(i -> "x,y,z,1,2,3\n").collect(Collectors.joining("", HEADER, ""));
        refused(postCsv("provider", "/api/offer-imports", table), 413, "payload-too-large");
        String students = IntStream.range(0, 100_000)
                .mapToObj(i -> "r" + i + "\n")
                .collect(Collectors.joining("", "reference\n", ""));
        String cohort = cohort("university");
        refused(postCsv("university", "/api/cohorts/" + cohort + "/students", students), 413, "payload-too-large");
    }

    @Test
    void students_are_enrolled_once_and_every_bad_row_is_named() {
        String cohort = cohort("university");
        String path = "/api/cohorts/" + cohort + "/students";
        JsonNode first = done(postCsv("university", path, "reference\nE1\nE2\nE1\n" + "e".repeat(65) + "\n"));
        assertThat(first.get("enrolled")).hasSize(2);
        assertThat(first.get("rejected"))
                .extracting(
                        row -> row.get("line").asInt() + " " + row.get("code").asString())
                .containsExactly("4 already-exists", "5 invalid-value");
        assertThat(first.get("rejected").get(0).get("detail").asString())
                .isEqualTo(new ReferenceTwice("reference", "E1", 2).detail());
        JsonNode second = done(postCsv("university", path, "reference\nE2\nE3\n"));
        assertThat(second.get("enrolled")).hasSize(1);
        assertThat(second.get("alreadyThere").get(0).get("student"))
                .isEqualTo(first.get("enrolled").get(1).get("student"));
    }

    @Test
    void enrolment_is_answered_as_a_table_that_no_spreadsheet_executes() {
        String cohort = cohort("university");
        String table = as("university")
                .post()
                .uri("/api/cohorts/" + cohort + "/students")
                .contentType(MediaType.parseMediaType("text/csv"))
                .accept(MediaType.parseMediaType("text/csv"))
                .bodyValue("reference\n=HYPERLINK(1)\n<b>7</b>\n")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(table)
                .contains("line,reference,student,result")
                .contains("'=HYPERLINK(1)")
                .contains("enrolled");
    }

    @Test
    void the_log_never_holds_a_reference_in_the_clear() {
        String cohort = cohort("university");
        enrol("university", cohort, List.of("SECRET-4711"));
        created(allocate("university", offer(area, 1), cohort, List.of("SECRET-4711")));
        assertThat(log.reader().unitsFrom(1).flatMap(unit -> unit.events().stream()))
                .noneMatch(event -> (event.payload() + event.metadata()).contains("SECRET-4711"));
    }
}
