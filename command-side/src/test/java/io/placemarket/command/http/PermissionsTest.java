package io.placemarket.command.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Every way in, by every role that may not take it, and by strangers to what it concerns. */
class PermissionsTest extends HttpTest {
    private static final Map<String, Object> WHY = Map.of("reason", REASON);
    private static final Map<String, Object> LEFT = Map.of("reason", REASON, "lastDay", "2026-12-15");

    private String area = "";
    private String offer = "";
    private String cohort = "";
    private String hold = "";
    private String awaited = "";
    private String request = "";
    private String full = "";
    private String entry = "";
    private String allocation = "";

    record Request(String name, HttpMethod method, String path, Object body) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void thereIsSomethingToBeAskedFor() {
        area = area(4);
        offer = offer(area, 4);
        cohort = cohort("university");
        enrol("university", cohort, List.of("Q1"));
        awaited = awaited(area, 2);
        request = created(post(
                        "university", "/api/offers/" + awaited + "/requests", Map.of("cohort", cohort, "places", 1)))
                .get("request")
                .asString();
        full = offer(area(1), 1);
        created(post("rival", "/api/offers/" + full + "/holds", Map.of("cohort", cohort("rival"), "places", 1)));
        entry = created(post(
                        "university",
                        "/api/offers/" + full + "/waiting-entries",
                        Map.of("cohort", cohort, "places", 1)))
                .get("entry")
                .asString();
        hold = created(post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 1)))
                .get("hold")
                .asString();
        allocation = created(allocate("university", offer, cohort, List.of("Q1")))
                .get("allocations")
                .get(0)
                .get("allocation")
                .asString();
    }

    private Stream<Request> ofProviders() {
        return Stream.of(
                new Request(
                        "lower safe capacity",
                        HttpMethod.PUT,
                        "/api/placement-areas/" + area + "/safe-capacity",
                        Map.of("weeks", List.of("2026-W50"), "places", 1, "reason", REASON)),
                new Request(
                        "lift safe capacity",
                        HttpMethod.DELETE,
                        "/api/placement-areas/" + area + "/safe-capacity?weeks=2026-W50",
                        ""),
                new Request("post offer", HttpMethod.POST, "/api/placement-areas/" + area + "/offers", offer(1)),
                new Request(
                        "copy offers",
                        HttpMethod.POST,
                        "/api/placement-areas/" + area + "/offer-copies",
                        Map.of("firstDay", "2026-11-01", "lastDay", "2026-12-31")),
                new Request("withdraw offer", HttpMethod.POST, "/api/offers/" + offer + "/withdrawal", WHY),
                new Request("accept", HttpMethod.POST, "/api/allocations/" + allocation + "/acceptance", ""),
                new Request("return", HttpMethod.POST, "/api/allocations/" + allocation + "/return", WHY));
    }

    private Stream<Request> ofUniversities() {
        return Stream.of(
                new Request(
                        "place hold",
                        HttpMethod.POST,
                        "/api/offers/" + offer + "/holds",
                        Map.of("cohort", cohort, "places", 1)),
                new Request(
                        "allocate",
                        HttpMethod.POST,
                        "/api/offers/" + offer + "/allocations",
                        Map.of("cohort", cohort, "students", List.of("Q1"))),
                new Request(
                        "request",
                        HttpMethod.POST,
                        "/api/offers/" + awaited + "/requests",
                        Map.of("cohort", cohort, "places", 1)),
                new Request("change request", HttpMethod.PUT, "/api/requests/" + request, Map.of("places", 2)),
                new Request(
                        "wait",
                        HttpMethod.POST,
                        "/api/offers/" + full + "/waiting-entries",
                        Map.of("cohort", cohort, "places", 1)),
                new Request("wait no longer", HttpMethod.DELETE, "/api/waiting-entries/" + entry, ""),
                new Request("take back request", HttpMethod.DELETE, "/api/requests/" + request, ""),
                new Request("enrol", HttpMethod.POST, "/api/cohorts/" + cohort + "/students", "reference\nQ2\n"));
    }

    private Stream<Request> ofBoth() {
        String path = "/api/allocations/" + allocation;
        return Stream.of(
                new Request("release", HttpMethod.POST, "/api/holds/" + hold + "/release", WHY),
                new Request("withdraw", HttpMethod.POST, path + "/withdrawal", WHY),
                new Request("did not start", HttpMethod.POST, path + "/did-not-start", WHY),
                new Request("left early", HttpMethod.POST, path + "/left-early", LEFT));
    }

    private Stream<Request> ofEverybody() {
        return Stream.of(ofProviders(), ofUniversities(), ofBoth()).flatMap(requests -> requests);
    }

    private WebTestClient.ResponseSpec send(WebTestClient client, Request request) {
        return client.method(request.method())
                .uri(request.path())
                .contentType(
                        request.name().equals("enrol")
                                ? MediaType.parseMediaType("text/csv")
                                : MediaType.APPLICATION_JSON)
                .body(BodyInserters.fromValue(request.body()))
                .exchange();
    }

    @ParameterizedTest
    @MethodSource("ofProviders")
    void a_university_may_not_do_what_is_a_providers(Request request) {
        refused(send(as("university"), request), 403, "not-allowed");
    }

    @ParameterizedTest
    @MethodSource("ofUniversities")
    void a_provider_may_not_do_what_is_a_universitys(Request request) {
        refused(send(as("provider"), request), 403, "not-allowed");
    }

    @ParameterizedTest
    @MethodSource({"ofProviders", "ofBoth"})
    void a_provider_changes_its_own_only(Request request) {
        refused(send(as("neighbour"), request), 403, "not-yours");
    }

    @ParameterizedTest
    @MethodSource({"ofUniversities", "ofBoth"})
    void a_university_changes_its_own_only(Request request) {
        refused(send(as("rival"), request), 403, "not-yours");
    }

    @ParameterizedTest
    @MethodSource("ofEverybody")
    void a_region_and_an_operator_change_neither(Request request) {
        refused(send(as("region"), request), 403, "not-allowed");
        refused(send(as("operator"), request), 403, "not-allowed");
    }

    @ParameterizedTest
    @MethodSource("ofEverybody")
    void nobody_changes_anything_without_an_account(Request request) {
        send(stranger().mutate().defaultHeader("X-Requested-With", "test").build(), request)
                .expectStatus()
                .is4xxClientError();
    }

    private Stream<Request> creations() {
        return Stream.of(
                new Request("area", HttpMethod.POST, "/api/placement-areas", Map.of("name", "Ward", "maximum", 2)),
                new Request("cohort", HttpMethod.POST, "/api/cohorts", newCohort()),
                new Request(
                        "organisation",
                        HttpMethod.POST,
                        "/api/organisations",
                        Map.of("name", "X", "ownership", "PRIVATE", "setting", "CARE_HOME")),
                new Request("reference data", HttpMethod.POST, "/api/reference-data", ""));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void a_region_creates_nothing(Request request) {
        refused(send(as("region"), request), 403, "not-allowed");
    }
}
