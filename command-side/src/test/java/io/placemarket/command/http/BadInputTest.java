package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.EventLog;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Whatever comes in is answered with the right refusal, and nothing is half done. */
class BadInputTest extends HttpTest {
    @Autowired
    private EventLog log;

    private String area = "";
    private String offers = "";

    @BeforeAll
    void thereIsAnArea() {
        area = area(4);
        offers = "/api/placement-areas/" + area + "/offers";
    }

    private WebTestClient.ResponseSpec raw(String path, String type, String body) {
        return as("provider")
                .post()
                .uri(path)
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(body)
                .exchange();
    }

    private static Map<String, Object> offerWith(String field, Object value) {
        Map<String, Object> offer = new HashMap<>(offer(2));
        offer.put(field, value);
        return offer;
    }

    @Test
    void an_unknown_supervision_model_is_refused_with_those_of_the_reference_data() {
        String known = "one of ONE_TO_ONE, PEER_ASSISTED, CLIP, NOT_STATED";
        JsonNode refused =
                refused(post("provider", offers, offerWith("supervision", "SEVEN_TO_ONE")), 422, "invalid-value");
        assertThat(refused.get("field").asString()).isEqualTo("supervision");
        assertThat(refused.get("accepted").asString()).isEqualTo(known);
        JsonNode row = reported(postCsv(
                        "provider",
                        "/api/offer-imports",
                        "area,profession,level,first_day,last_day,places,supervision\n" + area
                                + ",NUR-ADULT,YEAR_2,2026-11-30,2026-12-27,2,SEVEN_TO_ONE\n"))
                .get("rejected")
                .get(0);
        assertThat(row.get("column").asString()).isEqualTo("supervision");
        assertThat(row.get("accepted").asString()).isEqualTo(known);
        created(post("provider", offers, offerWith("supervision", "peer_assisted")));
    }

    @ParameterizedTest
    @CsvSource({"weekdays, one of MONDAY", "onlyFor, an identifier", "requirements, one of DBS"})
    void a_list_holds_no_nothing(String field, String accepted) {
        JsonNode refused = refused(
                post("provider", offers, offerWith(field, Collections.singletonList(null))), 422, "invalid-value");
        assertThat(refused.get("field").asString()).isEqualTo(field + "[0]");
        assertThat(refused.get("accepted").asString()).startsWith(accepted);
    }

    @Test
    void json_that_breaks_off_is_malformed() {
        refused(raw(offers, "application/json", "{\"profession\": \"NUR"), 400, "malformed-request");
    }

    @Test
    void ten_megabytes_are_too_large() {
        String body = "{\"name\":\"" + "x".repeat(10_000_000) + "\"}";
        refused(raw("/api/placement-areas", "application/json", body), 413, "payload-too-large");
    }

    @Test
    void another_media_type_is_not_understood() {
        refused(raw(offers, "text/plain", "hello"), 415, "unsupported-media-type");
        refused(raw("/api/offer-imports", "application/json", "{}"), 415, "unsupported-media-type");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "profession, DOCTORS",
        "profession, nursing!",
        "level, YEAR_9",
        "firstDay, 30/11/2026",
        "lastDay, 2026-11-29",
        "lastDay, 2026-02-30",
        "places, 0",
        "places, 10000",
        "places, two",
        "mode, ON_THE_MOON",
        "supervision, SEVEN_TO_ONE",
        "confirmWithinWorkingDays, 21",
        "hoursPerWeek, 49",
        "releaseAt, tomorrow",
        "releaseAt, 2026-13-01",
        "releaseAt, 2026-11-25T25:00",
        "releaseAt, 2026-11-24",
        "releaseAt, 2026-12-28T00:00:00Z",
        "releaseAt, +999999999-12-31T23:59:59Z",
        "tieBreak, COIN",
        "colour, red"
    })
    void a_value_that_is_not_acceptable_is_named_with_its_field(String field, String value) {
        Object typed = value.matches("-?\\d+") ? (Object) Integer.valueOf(value) : value;
        long before = log.headPosition();
        JsonNode problem = refused(post("provider", offers, offerWith(field, typed)), 422, "invalid-value");
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-value");
        assertThat(log.headPosition()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"profession", "level", "firstDay", "lastDay", "places"})
    void a_value_that_is_missing_is_named(String field) {
        Map<String, Object> offer = new HashMap<>(offer(2));
        offer.remove(field);
        JsonNode problem = refused(post("provider", offers, offer), 422, "missing-value");
        assertThat(problem.get("field").asString()).isEqualTo(field);
    }

    @Test
    void a_tie_break_belongs_to_a_release() {
        JsonNode problem = refused(post("provider", offers, offerWith("tieBreak", "FIRST_COME")), 422, "missing-value");
        assertThat(problem.get("field").asString()).isEqualTo("releaseAt");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27,2026-11-27T17:00:00Z",
        "2026-11-27T09:30,2026-11-27T09:30:00Z",
        "2026-11-27T09:30:00+02:00,2026-11-27T07:30:00Z"
    })
    void a_release_is_a_day_a_uk_time_or_an_instant(String written, String meant) {
        String offer = created(post("provider", offers, offerWith("releaseAt", written)))
                .get("offer")
                .asString();
        JsonNode asked = created(post(
                "university",
                "/api/offers/" + offer + "/requests",
                Map.of("cohort", cohort("university"), "places", 2)));
        assertThat(asked.get("releaseAt").asString()).isEqualTo(meant);
        String request = "/api/requests/" + asked.get("request").asString();
        JsonNode changed = done(as("university")
                .put()
                .uri(request)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("places", 1))
                .exchange());
        assertThat(changed.get("places").asInt()).isEqualTo(1);
        done(as("university").delete().uri(request).exchange());
        refused(as("university").delete().uri(request).exchange(), 404, "not-found");
    }

    @Test
    void what_is_asked_before_a_release_is_checked_like_a_hold() {
        String path = "/api/offers/" + awaited(area, 2) + "/requests";
        String cohort = cohort("university");
        refused(post("university", path, Map.of("cohort", cohort)), 422, "missing-value");
        refused(post("university", path, Map.of("places", 1)), 422, "missing-value");
        refused(post("university", path, Map.of("cohort", cohort, "places", 0)), 422, "invalid-value");
        refused(post("university", path, Map.of("cohort", cohort, "places", 501)), 422, "invalid-value");
        refused(
                post("university", path, Map.of("cohort", cohort, "places", 1, "weeks", List.of("2027-W20"))),
                422,
                "invalid-value");
        refused(
                post(
                        "university",
                        "/api/offers/" + offer(area, 1) + "/requests",
                        Map.of("cohort", cohort, "places", 1)),
                409,
                "offer-released");
        refused(as("university").delete().uri("/api/requests/nonsense").exchange(), 404, "not-found");
    }

    @Test
    void what_is_waited_for_is_checked_like_a_hold() {
        String offer = offer(area(2), 2);
        String path = "/api/offers/" + offer + "/waiting-entries";
        String cohort = cohort("university");
        refused(post("university", path, Map.of("cohort", cohort)), 422, "missing-value");
        refused(post("university", path, Map.of("places", 1)), 422, "missing-value");
        refused(post("university", path, Map.of("cohort", cohort, "places", 3)), 422, "invalid-value");
        refused(post("university", path, Map.of("cohort", cohort, "places", 1)), 409, "room-available");
        refused(
                post(
                        "university",
                        "/api/offers/" + awaited(area(2), 2) + "/waiting-entries",
                        Map.of("cohort", cohort, "places", 1)),
                409,
                "offer-not-released");
        refused(as("university").delete().uri("/api/waiting-entries/nonsense").exchange(), 404, "not-found");
        refused(
                as("university")
                        .delete()
                        .uri("/api/turns/" + offer + "-t0000000000")
                        .exchange(),
                404,
                "not-found");
        refused(
                as("university")
                        .post()
                        .uri("/api/turns/" + offer + "-t0000000000/hold")
                        .exchange(),
                404,
                "not-found");
    }

    @Test
    void unknown_things_are_not_found() {
        refused(post("provider", "/api/placement-areas/000000000000/offers", offer(1)), 404, "not-found");
        refused(post("provider", "/api/placement-areas/nonsense/offers", offer(1)), 404, "not-found");
        refused(post("provider", "/api/offers/" + area + "/withdrawal", Map.of("reason", REASON)), 404, "not-found");
        refused(
                post("provider", "/api/offers/" + area + "-00000000/withdrawal", Map.of("reason", REASON)),
                404,
                "not-found");
    }

    @Test
    void an_unknown_register_code_is_refused() {
        JsonNode problem = refused(
                post(
                        "operator",
                        "/api/organisations",
                        Map.of("name", "X", "ownership", "NHS", "setting", "HOSPITAL", "odsCode", "TOO-LONG-1")),
                422,
                "invalid-value");
        assertThat(problem.get("field").asString()).isEqualTo("odsCode");
    }

    @Test
    void a_reason_is_due_where_something_is_taken_back() {
        String offer = offer(area, 1);
        refused(post("provider", "/api/offers/" + offer + "/withdrawal", Map.of()), 422, "missing-value");
        JsonNode problem = refused(
                post("provider", "/api/offers/" + offer + "/withdrawal", Map.of("reason", Map.of("code", "BORED"))),
                422,
                "invalid-value");
        assertThat(problem.get("accepted").toString()).contains("STAFF_SHORTAGE");
    }

    @Test
    void too_long_an_idempotency_key_is_refused() {
        refused(
                as("provider")
                        .post()
                        .uri(offers)
                        .header("Idempotency-Key", "k".repeat(201))
                        .bodyValue(offer(1))
                        .exchange(),
                400,
                "malformed-request");
    }

    @Test
    void weeks_and_days_together_or_backwards_are_refused() {
        String cohort = cohort("university");
        String holds = "/api/offers/" + offer(area, 1) + "/holds";
        refused(
                post(
                        "university",
                        holds,
                        Map.of("cohort", cohort, "places", 1, "weeks", List.of("2026-W50"), "firstDay", "2026-12-07")),
                422,
                "invalid-value");
        refused(
                post(
                        "university",
                        holds,
                        Map.of("cohort", cohort, "places", 1, "firstDay", "2026-12-20", "lastDay", "2026-12-07")),
                422,
                "invalid-value");
        refused(
                post("university", holds, Map.of("cohort", cohort, "places", 1, "weeks", List.of("2026-W54"))),
                422,
                "invalid-value");
    }
}
