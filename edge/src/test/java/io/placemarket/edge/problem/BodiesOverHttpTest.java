package io.placemarket.edge.problem;

import io.placemarket.edge.EdgeTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class BodiesOverHttpTest extends EdgeTest {
    private BodyContentSpec post(String json, int status) {
        return as("trust")
                .post()
                .uri("/api/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
    }

    @Test
    void a_refusal_names_its_type_title_status_detail_instance_code_field_value_and_what_is_accepted() {
        post("{\"name\":\"Ward 1\",\"places\":501}", 422).json("""
                        {"type":"/problems/invalid-value","title":"A value is not acceptable","status":422,
                         "detail":"'places' is not acceptable: a whole number from 1 to 500.","instance":"/api/things",
                         "code":"invalid-value","field":"places","value":"501","accepted":"a whole number from 1 to 500"}
                        """);
    }

    @Test
    void a_missing_value_is_named() {
        post("{}", 422)
                .jsonPath("$.code")
                .isEqualTo("missing-value")
                .jsonPath("$.field")
                .isEqualTo("name");
    }

    static Stream<Arguments> bodiesThatDoNotFit() {
        return Stream.of(
                Arguments.of(
                        "{\"nmae\":\"x\"}",
                        "nmae",
                        "one of the fields area, firstDay, level, name, places, reason, weeks"),
                Arguments.of(
                        "{\"level\":\"YEAR_9\"}",
                        "level",
                        "one of YEAR_1, YEAR_2, YEAR_3, YEAR_4, POSTGRADUATE, RETURN_TO_PRACTICE, ANY"),
                Arguments.of(
                        "{\"level\":2}",
                        "level",
                        "one of YEAR_1, YEAR_2, YEAR_3, YEAR_4, POSTGRADUATE, RETURN_TO_PRACTICE, ANY"),
                Arguments.of("{\"firstDay\":\"23/11/2026\"}", "firstDay", "a day as yyyy-mm-dd"),
                Arguments.of("{\"firstDay\":\"2026-02-30\"}", "firstDay", "a day as yyyy-mm-dd"),
                Arguments.of("{\"firstDay\":20850}", "firstDay", "a day as yyyy-mm-dd"),
                Arguments.of("{\"firstDay\":\"2026-11-23T09:00Z\"}", "firstDay", "a day as yyyy-mm-dd"),
                Arguments.of("{\"places\":\"three\"}", "places", "a whole number"),
                Arguments.of("{\"places\":2.5}", "places", "a whole number"),
                Arguments.of("{\"places\":99999999999}", "places", "a whole number"),
                Arguments.of("{\"places\":{}}", "places", "a whole number"),
                Arguments.of("{\"name\":[]}", "name", "text"),
                Arguments.of(
                        "{\"weeks\":[\"2026-W60\"]}",
                        "weeks",
                        "a list of ISO weeks such as 2026-W47 or runs such as 2026-W47/2026-W50"),
                Arguments.of("{\"weeks\":\"2026-W47\"}", "weeks", "a list"),
                Arguments.of("{\"area\":\"RJE01\"}", "area", "a placement area's identifier"),
                Arguments.of(
                        "{\"reason\":{\"code\":\"WHY\"}}",
                        "reason.code",
                        "one of YEAR_1, YEAR_2, YEAR_3, YEAR_4, POSTGRADUATE, RETURN_TO_PRACTICE, ANY"),
                Arguments.of("{\"reason\":{\"cod\":1}}", "reason.cod", "one of the fields code"),
                Arguments.of("{\"reason\":7}", "reason", "an object"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatDoNotFit")
    void json_that_does_not_fit_is_refused_with_the_field_and_what_is_accepted(
            String json, String field, String accepted) {
        post(json, 422)
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.accepted")
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",}|1|13",
                "{\"name\":|1|9",
                "{\"name\":\"x\"} trailing|1|14",
                "nonsense|1|1",
                "{\"name\":\"x\",\"name\":\"y\"}|1|19"
            })
    void malformed_json_is_refused_with_line_and_column(String json, int line, int column) {
        post(json, 400)
                .jsonPath("$.code")
                .isEqualTo("malformed-request")
                .jsonPath("$.line")
                .isEqualTo(line)
                .jsonPath("$.column")
                .isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "null", "[]", "\"text\"", "7"})
    void json_that_is_no_object_is_malformed(String json) {
        post(json, 400).jsonPath("$.code").isEqualTo("malformed-request");
    }

    @Test
    void json_nested_without_end_is_malformed() {
        post("[".repeat(5_000), 400).jsonPath("$.code").isEqualTo("malformed-request");
    }

    @Test
    void a_body_of_ten_megabytes_is_too_large() {
        post("{\"name\":\"" + "x".repeat(10_000_000) + "\"}", 413)
                .jsonPath("$.code")
                .isEqualTo("payload-too-large");
    }

    @Test
    void another_media_type_is_refused_with_the_accepted_ones() {
        as("trust")
                .post()
                .uri("/api/table")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals(HttpHeaders.ACCEPT, "text/csv")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unsupported-media-type")
                .jsonPath("$.mediaTypes[0]")
                .isEqualTo("text/csv");
    }

    @Test
    void a_body_without_a_media_type_is_refused() {
        as("trust")
                .post()
                .uri("/api/table")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unsupported-media-type");
    }

    @Test
    void an_answer_leaves_out_what_is_absent_and_writes_days_and_weeks_as_iso_does() {
        as("trust")
                .post()
                .uri("/api/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\" Ward 1 \"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/api/things/1")
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"3\"")
                .expectHeader()
                .valueEquals("Placemarket-Position", "17")
                .expectBody(String.class)
                .isEqualTo(
                        "{\"name\":\"Ward 1\",\"day\":\"2026-11-23\",\"week\":\"2026-W48\",\"weeks\":[\"2026-W48/2026-W49\"],\"area\":\"0123456789ab\"}");
    }
}
