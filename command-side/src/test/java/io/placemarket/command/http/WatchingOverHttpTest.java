package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Alerts and links to calendars over HTTP. */
class WatchingOverHttpTest extends HttpTest {
    private String link(String user, String path, String key) {
        return done(as(user).post().uri(path).header("Idempotency-Key", key).exchange())
                .get("path")
                .asString();
    }

    private WebTestClient.ResponseSpec delete(String user, String path) {
        return as(user).delete().uri(path).exchange();
    }

    @Test
    void everybody_sets_and_removes_alerts_of_their_own() {
        Map<String, Object> alert =
                Map.of("freeBelow", 20, "weeks", 8, "professions", List.of("NUR-ADULT"), "icbs", List.of("QOC"));
        String id = created(post("region", "/api/alerts", alert)).get("alert").asString();
        assertThat(refused(post("region", "/api/alerts", alert), 409, "already-exists")
                        .get("alert")
                        .asString())
                .isEqualTo(id);
        refused(delete("provider", "/api/alerts/" + id), 404, "not-found");
        done(delete("region", "/api/alerts/" + id));
        refused(delete("region", "/api/alerts/" + id), 404, "not-found");
        created(post("provider", "/api/alerts", Map.of("freeBelow", 1)));
        created(post("provider", "/api/alerts", Map.of("overCommittedAbove", 0)));
    }

    @Test
    void alerts_that_make_no_sense_are_refused() {
        assertThat(refused(post("region", "/api/alerts", Map.of()), 422, "missing-value")
                        .get("accepted")
                        .asString())
                .isEqualTo("a whole number for one of freeBelow, stillToPlaceAbove, waitingAbove, overCommittedAbove");
        refused(post("region", "/api/alerts", Map.of("freeBelow", 5, "waitingAbove", 5)), 422, "invalid-value");
        refused(post("region", "/api/alerts", Map.of("waitingAbove", -1)), 422, "invalid-value");
        JsonNode where = refused(
                post("region", "/api/alerts", Map.of("stillToPlaceAbove", 5, "sectors", List.of("PRIVATE"))),
                422,
                "invalid-value");
        assertThat(where.get("field").asString()).isEqualTo("sectors");
        assertThat(where.get("accepted").asString()).contains("learner levels alone");
        refused(post("region", "/api/alerts", Map.of("freeBelow", 0)), 422, "invalid-value");
        refused(post("region", "/api/alerts", Map.of("freeBelow", 5, "weeks", 53)), 422, "invalid-value");
        refused(post("region", "/api/alerts", Map.of("freeBelow", 5, "icbs", List.of("XXX"))), 422, "invalid-value");
        refused(
                post("region", "/api/alerts", Map.of("freeBelow", 5, "professions", List.of("NO-SUCH"))),
                422,
                "invalid-value");
        refused(
                post("region", "/api/alerts", Map.of("freeBelow", 5, "modes", List.of("BY_POST"))),
                422,
                "invalid-value");
        refused(
                post("region", "/api/alerts", Map.of("freeBelow", 5, "icbs", Arrays.asList("QOC", "X".repeat(9)))),
                422,
                "invalid-value");
        refused(delete("region", "/api/alerts/nonsense"), 404, "not-found");
    }

    @Test
    void a_link_is_told_once_and_again_to_whoever_repeats_the_request() {
        String path = "/api/placement-areas/" + area(2) + "/calendar-link";
        String first = link("provider", path, "one");
        assertThat(first).matches("/calendars/[0-9a-f]{64}\\.ics");
        assertThat(link("provider", path, "one")).isEqualTo(first);
        assertThat(link("provider", path, "two")).isNotEqualTo(first);
        refused(post("neighbour", path, ""), 403, "not-yours");
        refused(post("region", path, ""), 403, "not-allowed");
        refused(delete("neighbour", path), 403, "not-yours");
        done(delete("provider", path));
        refused(delete("provider", path), 404, "not-found");
    }

    @Test
    void a_university_makes_links_for_its_own_cohorts_only() {
        String path = "/api/cohorts/" + cohort("university") + "/calendar-link";
        link("university", path, "three");
        refused(post("rival", path, ""), 403, "not-yours");
        refused(post("provider", path, ""), 403, "not-yours");
        done(delete("university", path));
        refused(post("university", "/api/cohorts/000000000000/calendar-link", ""), 404, "not-found");
    }
}
