package io.placemarket.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.query.OverHttp;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormatInAddressOverHttpTest extends OverHttp {
    private static final String CSV = "text/csv";

    private EntityExchangeResult<String> read(String path, String type) {
        return as("region")
                .get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }

    private static String body(EntityExchangeResult<String> answer) {
        return Objects.requireNonNullElse(answer.getResponseBody(), "");
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv;charset=UTF-8",
        "CSV, text/csv;charset=UTF-8",
        "ndjson, application/x-ndjson",
        "json, application/json"
    })
    void an_address_says_what_is_wanted_whatever_accept_says(String format, String type) {
        for (String accept : List.of("text/html", CSV, "application/x-ndjson", "application/json")) {
            for (String path : List.of("/api/organisations", "/api/board")) {
                EntityExchangeResult<String> answer = read(path + "?format=" + format, accept);
                assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                        .isEqualTo(type);
                assertThat(body(answer)).isEqualTo(body(read(path, type)));
            }
        }
    }

    @Test
    void a_page_of_a_list_has_a_next_whether_its_address_names_a_form_or_not() {
        String first = "/api/organisations?limit=3";
        JsonNode page = JsonMapper.shared().readTree(body(read(first + "&format=json", "text/html")));
        assertThat(body(read(first + "&cursor=" + page.path("next").asString(), "application/json")))
                .isEqualTo(body(
                        read(first + "&format=json&cursor=" + page.path("next").asString(), "text/html")));
    }

    @Test
    void an_empty_form_counts_as_absent() {
        assertThat(body(read("/api/organisations?format=", CSV))).startsWith("organisation,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/organisations?format=xlsx            | xlsx      | json, csv, ndjson
            /api/board?format=pdf                     | pdf       | json, csv, ndjson
            /api/organisations?format=csv&format=json | csv, json | one value
            /api/cohorts/000000000000?format=csv      | csv       | nothing: what is read here is had in one form alone
            /api/operations?format=csv                | csv       | nothing: what is read here is had in one form alone
            """)
    void a_form_there_is_none_of_is_refused_with_those_there_are(String path, String value, String accepted) {
        as("region")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo("format")
                .jsonPath("$.value")
                .isEqualTo(value)
                .jsonPath("$.accepted")
                .isEqualTo(accepted);
    }
}
