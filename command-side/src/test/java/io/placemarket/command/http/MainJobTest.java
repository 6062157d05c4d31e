package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.position.Answers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A provider posts, a university fills, over HTTP. */
class MainJobTest extends HttpTest {
    @Test
    void a_provider_posts_places_with_five_fields() {
        String area = area(2);
        EntityExchangeResult<String> answer = post("provider", "/api/placement-areas/" + area + "/offers", offer(2))
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();
        String location = String.valueOf(answer.getResponseHeaders().getLocation());
        assertThat(location).startsWith("/api/offers/" + area + "-");
        assertThat(answer.getResponseHeaders().getETag()).isEqualTo("\"0\"");
        assertThat(Long.parseLong(String.valueOf(answer.getResponseHeaders().getFirst(Answers.POSITION))))
                .isPositive();
    }

    @Test
    void a_university_holds_names_and_a_provider_sees_it_withdrawn() {
        String offer = offer(area(4), 3);
        String cohort = cohort("university");
        List<String> students = enrol("university", cohort, List.of("A1", "A2", "A3"));
        JsonNode hold =
                created(post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 2)));
        assertThat(hold.get("places").asInt()).isEqualTo(2);
        assertThat(hold.get("weeks").get(0).asString()).isEqualTo("2026-W49/2026-W52");
        assertThat(hold.get("lapsesAt").asString()).isEqualTo("2026-12-02T17:00:00Z");
        JsonNode named = created(post(
                "university",
                "/api/offers/" + offer + "/allocations",
                Map.of(
                        "cohort", cohort,
                        "students", List.of("A1", students.get(1)),
                        "hold", hold.get("hold").asString())));
        assertThat(named.get("allocations")).hasSize(2);
        assertThat(named.get("allocations").get(0).get("reference").asString()).isEqualTo("A1");
        assertThat(named.get("allocations").get(1).has("reference")).isFalse();
        assertThat(named.get("allocations").get(0).get("state").asString()).isEqualTo("ACCEPTED");
        String allocation = named.get("allocations").get(0).get("allocation").asString();
        JsonNode withdrawn =
                done(post("provider", "/api/allocations/" + allocation + "/withdrawal", Map.of("reason", REASON)));
        assertThat(withdrawn.get("state").asString()).isEqualTo("WITHDRAWN");
        refused(
                post("provider", "/api/allocations/" + allocation + "/withdrawal", Map.of("reason", REASON)),
                409,
                "wrong-state");
    }

    @Test
    void a_provider_accepts_and_returns_proposals() {
        String area = area(2);
        Map<String, Object> terms = new HashMap<>(offer(2));
        terms.put("confirmWithinWorkingDays", 2);
        String offer = created(post("provider", "/api/placement-areas/" + area + "/offers", terms))
                .get("offer")
                .asString();
        String cohort = cohort("university");
        enrol("university", cohort, List.of("P1", "P2"));
        JsonNode proposed = created(allocate("university", offer, cohort, List.of("P1", "P2")));
        assertThat(proposed.get("allocations").get(0).get("state").asString()).isEqualTo("PROPOSED");
        assertThat(proposed.get("allocations").get(0).get("confirmBy").asString())
                .isEqualTo("2026-11-27T17:00:00Z");
        String first = proposed.get("allocations").get(0).get("allocation").asString();
        String second = proposed.get("allocations").get(1).get("allocation").asString();
        assertThat(done(as("provider")
                                .post()
                                .uri("/api/allocations/" + first + "/acceptance")
                                .exchange())
                        .get("state")
                        .asString())
                .isEqualTo("ACCEPTED");
        assertThat(done(post("provider", "/api/allocations/" + second + "/return", Map.of("reason", REASON)))
                        .get("state")
                        .asString())
                .isEqualTo("RETURNED");
    }

    @Test
    void safe_capacity_is_lowered_for_some_weeks_and_lifted_again() {
        String area = area(2);
        String offer = offer(area, 2);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("S1", "S2"));
        created(allocate("university", offer, cohort, List.of("S1")));
        JsonNode lowered = done(as("provider")
                .put()
                .uri("/api/placement-areas/" + area + "/safe-capacity")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("weeks", List.of("2026-W50/2026-W51"), "places", 0, "reason", REASON))
                .exchange());
        assertThat(lowered.get("overCommitted")).hasSize(2);
        assertThat(lowered.get("overCommitted").get(0).get("week").asString()).isEqualTo("2026-W50");
        JsonNode full = refused(allocate("university", offer, cohort, List.of("S2")), 409, "capacity-exceeded");
        assertThat(full.get("detail").asString())
                .isEqualTo("2026-W50 to W51 are full: 1 of 0 taken; the other weeks have 1 free.");
        assertThat(full.get("weeks")).hasSize(4);
        done(as("provider")
                .delete()
                .uri("/api/placement-areas/" + area + "/safe-capacity?weeks=2026-W49/2026-W52")
                .exchange());
        created(allocate("university", offer, cohort, List.of("S2")));
    }

    @Test
    void an_offer_is_withdrawn_with_its_bookings_and_copied_a_year_later() {
        String area = area(2);
        String offer = offer(area, 2);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("W1"));
        created(allocate("university", offer, cohort, List.of("W1")));
        JsonNode gone = done(post(
                "provider", "/api/offers/" + offer + "/withdrawal", Map.of("reason", REASON, "bookingsToo", true)));
        assertThat(gone.get("withdrawn")).hasSize(1);
        JsonNode copied = created(post(
                "provider",
                "/api/placement-areas/" + area + "/offer-copies",
                Map.of("firstDay", "2026-11-01", "lastDay", "2026-12-31")));
        assertThat(copied.get("copies").get(0).get("from").asString()).isEqualTo(offer);
        assertThat(copied.get("warning").asString())
                .as("bank holidays of 2027 are known")
                .isEmpty();
    }

    @Test
    void many_students_are_named_each_with_an_answer_of_its_own() {
        String offer = offer(area(2), 2);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("E1", "E2", "E3"));
        Map<String, Object> body = Map.of("cohort", cohort, "students", List.of("E1", "nobody", "E2", "E3"));
        String path = "/api/offers/" + offer + "/allocations/each";
        JsonNode tried = reported(post("university", path + "?dryRun=true", body));
        JsonNode done = reported(post("university", path, body));
        assertThat(done.get("allocations").size())
                .isEqualTo(2)
                .isEqualTo(tried.get("allocations").size());
        assertThat(done.get("allocations").get(1).get("reference").asString()).isEqualTo("E2");
        JsonNode refused = done.get("refused");
        assertThat(refused.get(0).get("student").asString()).isEqualTo("nobody");
        assertThat(refused.get(0).get("code").asString()).isEqualTo("invalid-value");
        assertThat(refused.get(1).get("student").asString()).isEqualTo("E3");
        JsonNode full = refused.get(1);
        assertThat(full.get("code").asString()).isEqualTo("capacity-exceeded");
        assertThat(full.get("status").asInt()).isEqualTo(409);
        assertThat(full.get("weeks").get(0).get("free").asInt()).isZero();
        assertThat(full.propertyNames())
                .containsExactlyInAnyOrder("student", "type", "title", "status", "detail", "code", "weeks");
        JsonNode stranger = refused.get(0);
        assertThat(stranger.get("accepted").asString()).isEqualTo("a student of the cohort");
    }

    @Test
    void where_nobody_was_placed_nothing_is_kept_and_a_repeat_under_the_same_key_is_considered_anew() {
        String offer = offer(area(1), 1);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("F1", "F2"));
        String path = "/api/offers/" + offer + "/allocations";
        String first = created(allocate("university", offer, cohort, List.of("F1")))
                .get("allocations")
                .get(0)
                .get("allocation")
                .asString();
        Map<String, Object> body = Map.of("cohort", cohort, "students", List.of("F2", "nobody"));
        JsonNode refused = refused(keyed(path + "/each", "each-1", body), 409, "nobody-placed")
                .get("refused");
        assertThat(refused.valueStream().map(each -> each.get("student").asString()))
                .containsExactly("F2", "nobody");
        assertThat(refused.get(0).get("code").asString()).isEqualTo("capacity-exceeded");
        done(post("university", "/api/allocations/" + first + "/withdrawal", Map.of("reason", REASON)));
        assertThat(reported(keyed(path + "/each", "each-1", body)).get("allocations"))
                .hasSize(1);
        refused(
                keyed(path + "/each", "each-1", Map.of("cohort", cohort, "students", List.of("F2"))),
                409,
                "key-reused");
    }

    private WebTestClient.ResponseSpec keyed(String path, String key, Map<String, Object> body) {
        return as("university")
                .post()
                .uri(path)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void a_repeated_request_under_one_key_happens_once() {
        String area = area(2);
        WebTestClient provider = as("provider");
        String first = keyed(provider, area, "key-1", 2);
        assertThat(keyed(provider, area, "key-1", 2)).isEqualTo(first);
        assertThat(keyed(provider, area, "key-2", 2)).isNotEqualTo(first);
        refused(
                provider.post()
                        .uri("/api/placement-areas/" + area + "/offers")
                        .header("Idempotency-Key", "key-1")
                        .bodyValue(offer(1))
                        .exchange(),
                409,
                "key-reused");
    }

    private static String keyed(WebTestClient provider, String area, String key, int places) {
        return created(provider.post()
                        .uri("/api/placement-areas/" + area + "/offers")
                        .header("Idempotency-Key", key)
                        .bodyValue(offer(places))
                        .exchange())
                .get("offer")
                .asString();
    }

    @Test
    void what_has_changed_since_it_was_seen_stays_as_it_is() {
        String offer = offer(area(2), 2);
        EntityExchangeResult<byte[]> refused = as("provider")
                .post()
                .uri("/api/offers/" + offer + "/withdrawal")
                .header(HttpHeaders.IF_MATCH, "\"7\"")
                .bodyValue(Map.of("reason", REASON))
                .exchange()
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .returnResult();
        assertThat(refused.getResponseHeaders().getETag()).isEqualTo("\"0\"");
        EntityExchangeResult<byte[]> done = as("provider")
                .post()
                .uri("/api/offers/" + offer + "/withdrawal")
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .bodyValue(Map.of("reason", REASON))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        assertThat(done.getResponseHeaders().getETag()).isEqualTo("\"1\"");
    }

    @Test
    void the_shipped_organisations_are_added_once_however_often_it_is_asked_for() {
        JsonNode first =
                reported(as("operator").post().uri("/api/reference-data").exchange());
        assertThat(first.get("added").asLong()).isGreaterThan(700);
        JsonNode second =
                reported(as("operator").post().uri("/api/reference-data").exchange());
        assertThat(second.get("added").asLong()).isZero();
        assertThat(second.get("alreadyThere").asLong())
                .isEqualTo(
                        first.get("added").asLong() + first.get("alreadyThere").asLong());
    }

    @Test
    void a_code_of_a_register_belongs_to_one_organisation() {
        Map<String, Object> trust =
                Map.of("name", "A trust", "ownership", "NHS", "setting", "HOSPITAL", "odsCode", "xyz99");
        String added = created(post("operator", "/api/organisations", trust))
                .get("organisation")
                .asString();
        assertThat(created(post("operator", "/api/organisations", trust))
                        .get("organisation")
                        .asString())
                .isEqualTo(added);
        JsonNode problem = refused(
                post(
                        "operator",
                        "/api/organisations",
                        Map.of("name", "Another", "ownership", "NHS", "setting", "HOSPITAL", "odsCode", "XYZ99")),
                409,
                "already-exists");
        assertThat(problem.get("field").asString()).isEqualTo("odsCode");
    }
}
