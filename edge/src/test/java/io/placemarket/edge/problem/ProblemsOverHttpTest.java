package io.placemarket.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.EdgeTest;
import io.placemarket.kernel.problem.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class ProblemsOverHttpTest extends EdgeTest {
    @LocalServerPort
    private int port;

    private BodyContentSpec get(String uri, int status) {
        return as("trust")
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
    }

    @Test
    void an_answer_in_no_acceptable_form_is_refused() {
        as("trust")
                .get()
                .uri("/api/table")
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-acceptable")
                .jsonPath("$.mediaTypes[0]")
                .isEqualTo("text/csv");
    }

    @Test
    void another_method_is_refused_with_those_allowed() {
        as("trust")
                .delete()
                .uri("/api/table")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .value(
                        HttpHeaders.ALLOW,
                        allow -> assertThat(allow).contains("GET").contains("POST"))
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("method-not-allowed");
    }

    @Test
    void an_address_with_ten_thousand_filters_is_refused_as_too_long() {
        get("/api/table?area=1" + "&profession=NUR-ADULT".repeat(10_000), 414)
                .jsonPath("$.code")
                .isEqualTo("address-too-long")
                .jsonPath("$.type")
                .isEqualTo("/problems/address-too-long")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("fewer filters"));
        get("/api/nowhere", 404);
    }

    @Test
    void headers_that_are_too_large_are_refused() {
        as("trust")
                .get()
                .uri("/api/table")
                .header("X-Much", "x".repeat(100_000))
                .exchange()
                .expectStatus()
                .isEqualTo(431)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("headers-too-large");
    }

    @Test
    void what_is_not_http_is_refused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHo st: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"malformed-request\"");
        }
    }

    @Test
    void an_address_that_leads_nowhere_is_not_found() {
        get("/api/nowhere", 404).jsonPath("$.code").isEqualTo("not-found");
    }

    @Test
    void an_identifier_that_cannot_be_one_is_not_found() {
        get("/api/offers/RJE01", 404).jsonPath("$.code").isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-47|from|2026-47|an ISO week such as 2026-W47",
                "from=2026-W60|from|2026-W60|an ISO week such as 2026-W47",
                "weeks=many|weeks|many|a whole number",
                "day=1/2/2026|day|1/2/2026|a day as yyyy-mm-dd",
                "area=RJE|area|RJE|a placement area's identifier",
                "level=YEAR_9|level|YEAR_9|one of YEAR_1, YEAR_2, YEAR_3, YEAR_4, POSTGRADUATE, RETURN_TO_PRACTICE, ANY"
            })
    void a_parameter_that_does_not_fit_is_refused(String query, String field, String value, String accepted) {
        get("/api/search?" + query, 422)
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.value")
                .isEqualTo(value)
                .jsonPath("$.accepted")
                .isEqualTo(accepted);
    }

    @Test
    void parameters_that_fit_are_read() {
        as("trust")
                .get()
                .uri("/api/search?from=2026-W47&weeks=3&day=2026-11-23&level=year-2&area=0123456789ab")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("2026-W47 YEAR_2 3 2026-11-23 0123456789ab");
    }

    @Test
    void a_missing_parameter_is_named() {
        get("/api/needs", 422)
                .jsonPath("$.code")
                .isEqualTo("missing-value")
                .jsonPath("$.field")
                .isEqualTo("week")
                .jsonPath("$.accepted")
                .isEqualTo("an ISO week such as 2026-W47");
    }

    @Test
    void an_address_that_tricks_path_matching_is_malformed() {
        stranger()
                .get()
                .uri("/api/offers/{offer}", "a//b")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request");
    }

    @Test
    void a_modules_own_exception_is_answered_as_its_mapping_says() {
        get("/api/fails/mapped", 409).jsonPath("$.detail").isEqualTo("A page was torn.");
    }

    @Test
    void a_view_that_is_behind_says_where_it_is_and_when_to_come_back() {
        as("trust")
                .get()
                .uri("/api/fails/behind")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "1")
                .expectHeader()
                .valueEquals("Placemarket-Position", "41")
                .expectBody()
                .jsonPath("$.position")
                .isEqualTo(41);
    }

    @Test
    void our_own_mistake_has_an_incident_number_and_tells_nothing_of_the_inside() {
        get("/api/fails/otherwise", 500)
                .jsonPath("$.code")
                .isEqualTo("internal")
                .jsonPath("$.incident")
                .value(String.class, incident -> assertThat(incident).matches("[0-9a-f]{8}"))
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContain("secret"))
                .jsonPath("$.trace")
                .doesNotExist();
    }

    @Test
    void somebody_with_a_browser_sees_a_page() {
        as("trust")
                .get()
                .uri("/nowhere")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<h1>There is no such thing</h1>"));
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void every_problem_is_explained_to_programs_and_people_without_an_account(ProblemCode code) {
        stranger()
                .get()
                .uri("/problems/" + code.code())
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"code\":\"" + code.code() + "\",\"status\":" + code.status() + "}");
        stranger()
                .get()
                .uri("/problems/" + code.code())
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("<title>").contains(code.code()));
    }

    @Test
    void the_facts_a_rule_tells_are_explained_to_programs_and_people() {
        stranger()
                .get()
                .uri("/problems/hold-too-small")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectBody()
                .json("""
                        {"rules":[{"refusal":"HoldTooSmall","accepted":"as many students as it has places left",
                        "figures":[{"name":"left","meaning":"how many places it has left","each":[]},
                        {"name":"named","meaning":"how many students were named","each":[]}]}]}""");
        stranger()
                .get()
                .uri("/problems/capacity-exceeded")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .contains("<dt><code>weeks</code></dt>")
                        .contains("<dt><code>free</code></dt>")
                        .contains("<dt>What would be accepted</dt>"));
    }

    @Test
    void all_problems_are_listed() {
        stranger()
                .get()
                .uri("/problems")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map[].class)
                .value(all -> assertThat(all).hasSize(ProblemCode.values().length));
    }

    @Test
    void a_problem_nobody_knows_is_not_found() {
        stranger()
                .get()
                .uri("/problems/gremlins")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }
}
