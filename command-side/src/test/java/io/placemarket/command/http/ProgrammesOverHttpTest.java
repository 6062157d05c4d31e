package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.refusal.RowRefusal.EndedInTable;
import io.placemarket.kernel.refusal.StudentRefusal.ProgrammeHasEnded;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class ProgrammesOverHttpTest extends HttpTest {
    private static final Map<String, Object> WHY = Map.of("code", "STUDENT_LEFT_PROGRAMME");

    @Test
    void a_cohort_starts_by_csv_and_one_leaves_whose_place_is_free_again() {
        String cohort = cohort("university");
        enrol("university", cohort, List.of("P1", "P2", "P3"));
        String path = "/api/cohorts/" + cohort;
        JsonNode started = reported(postCsv(
                "university",
                path + "/programme-starts",
                "reference,day\nP1,2025-09-22\nP2,22/09/2025\nP3,2025-09-29\n"));
        assertThat(started.get("news").asInt()).isEqualTo(3);
        String offer = offer(area(1), 1);
        created(allocate("university", offer, cohort, List.of("P2")));
        Map<String, Object> leaving = Map.of("student", "P2", "lastDay", "2026-11-24", "reason", WHY);
        assertThat(reported(post("university", path + "/programme-leavers?dryRun=true", leaving))
                        .get("ended"))
                .hasSize(1);
        assertThat(done(post("university", path + "/programme-leavers", leaving))
                        .get("ended"))
                .hasSize(1);
        created(allocate("university", offer, cohort, List.of("P3")));
        refused(allocate("university", offer(area(1), 1), cohort, List.of("P2")), 409, "programme-ended");
        Map<String, Object> slip = Map.of("student", "P2", "reason", Map.of("code", "RECORDED_IN_ERROR"));
        refused(post("rival", path + "/programme-reinstatements", slip), 403, "not-yours");
        reported(post("university", path + "/programme-reinstatements", slip));
        refused(post("university", path + "/programme-reinstatements", slip), 409, "wrong-state");
        created(allocate("university", offer(area(1), 1), cohort, List.of("P2")));
        refused(
                post("university", path + "/programme-completions", Map.of("student", "P3", "day", "2026-11-25")),
                409,
                "placements-ahead");
        reported(post("university", path + "/programme-completions", Map.of("student", "P1", "day", "2026-11-25")));
    }

    @Test
    void a_bad_table_is_refused_whole_with_its_lines() {
        String cohort = cohort("university");
        enrol("university", cohort, List.of("B1", "B2"));
        String path = "/api/cohorts/" + cohort + "/programme-leavers";
        JsonNode unread = refused(
                postCsv("university", path, "reference,last_day,reason\nB1,2026-11-24,BORED\nB2,,OTHER\n"),
                422,
                "invalid-rows");
        assertThat(unread.get("rows").get(0).get("column").asString()).isEqualTo("reason");
        assertThat(unread.get("rows").get(1).get("line").asInt()).isEqualTo(3);
        JsonNode unknown = refused(
                postCsv("university", path, "reference,last_day,reason\nB1,2026-11-24,OTHER\nB7,2026-11-24,OTHER\n"),
                422,
                "invalid-rows");
        assertThat(unknown.get("rows")).hasSize(1);
        refused(postCsv("provider", path, "reference,last_day,reason\n"), 403, "not-allowed");
        refused(postCsv("rival", path, "reference,last_day,reason\nB1,2026-11-24,OTHER\n"), 403, "not-yours");
        refused(post("university", path, Map.of("student", "B1")), 422, "missing-value");
    }

    @Test
    void a_table_of_students_takes_the_others_where_one_has_left_and_names_the_line() {
        String first = cohort("university");
        enrol("university", first, List.of("L1", "L2"));
        reported(postCsv(
                "university",
                "/api/cohorts/" + first + "/programme-leavers",
                "reference,last_day,reason\nL1,2026-11-24,OTHER\n"));
        String second = cohort("university");
        JsonNode enrolled =
                done(postCsv("university", "/api/cohorts/" + second + "/students", "reference\nL1\nL2\nL3\n"));
        assertThat(enrolled.get("enrolled")).hasSize(2);
        JsonNode rejected = enrolled.get("rejected").get(0);
        assertThat(rejected.get("line").asInt()).isEqualTo(2);
        ProgrammeHasEnded left = new ProgrammeHasEnded("L1", "left", LocalDate.of(2026, 11, 24));
        assertThat(rejected.get("code").asString()).isEqualTo("programme-ended");
        assertThat(rejected.get("detail").asString()).isEqualTo(new EndedInTable("reference", left).detail());
        reported(postCsv(
                "university",
                "/api/cohorts/" + first + "/programme-reinstatements",
                "reference,reason\nL1,RECORDED_IN_ERROR\n"));
        assertThat(done(postCsv("university", "/api/cohorts/" + second + "/students", "reference\nL1\n"))
                        .get("enrolled"))
                .hasSize(1);
    }

    @Test
    void requirements_of_a_cohort_come_by_csv_all_or_none() {
        String cohort = cohort("university");
        enrol("university", cohort, List.of("R1", "R2"));
        String path = "/api/cohorts/" + cohort + "/requirements";
        JsonNode recorded = reported(postCsv(
                "university",
                path,
                "reference,requirement,status,expires\nR1,DBS,cleared,2027-03-01\nR2,Training,pending,\n"));
        assertThat(recorded.get("recorded").asInt()).isEqualTo(2);
        JsonNode bad = refused(
                postCsv("university", path, "reference,requirement,status\nR1,DBS,CLEARED\nR9,DBS,CLEARED\n"),
                422,
                "invalid-rows");
        assertThat(bad.get("rows").get(0).get("line").asInt()).isEqualTo(3);
        refused(postCsv("rival", path, "reference,requirement,status\nR1,DBS,CLEARED\n"), 403, "not-yours");
    }

    @Test
    void the_region_plans_by_csv_and_a_university_replaces_its_own() {
        String own = organisationOf("university");
        String header = "education_provider,profession,level,route,start,number\n";
        JsonNode planned = reported(putCsv(
                "region",
                "/api/plans/2026",
                header + own + ",NUR-ADULT,YEAR_1,DEGREE,autumn 2026,80\n" + own
                        + ",NUR-CHILD,Year 1,apprenticeship,2027-01,20\n"));
        assertThat(planned.get("plans").get(0).get("planned").asInt()).isEqualTo(100);
        JsonNode replaced = reported(putCsv(
                "university",
                "/api/plans/2026",
                "profession,level,route,start,number\nNUR-ADULT,YEAR_1,DEGREE,2026-09,90\n"));
        assertThat(replaced.get("plans").get(0).get("before").asInt()).isEqualTo(100);
        JsonNode bad = refused(
                putCsv("region", "/api/plans/2026", header + ",NUR-ADULT,YEAR_1,DEGREE,someday,80\n"),
                422,
                "invalid-rows");
        assertThat(bad.get("rows").get(0).get("column").asString()).isEqualTo("education_provider");
        refused(putCsv("provider", "/api/plans/2026", header), 403, "not-allowed");
        refused(
                putCsv("rival", "/api/plans/2026", header + own + ",NUR-ADULT,YEAR_1,DEGREE,2026-09,1\n"),
                403,
                "not-yours");
        refused(putCsv("region", "/api/plans/1066", header), 422, "invalid-value");
    }

    private WebTestClient.ResponseSpec putCsv(String user, String path, String table) {
        return as(user).put()
                .uri(path)
                .contentType(MediaType.parseMediaType("text/csv"))
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(table)
                .exchange();
    }
}
