package io.placemarket.command.http;

import static io.placemarket.command.http.ProvidersRepeats.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.placemarket.edge.position.Answers;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.refusal.RegisterRefusal.CodeTaken;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is asked over HTTP under a key is answered in the same way when it is sent again, and nothing else may be asked under that key:
 * not with one other member, one other cell, one other parameter, nor of something else.
 */
class RepeatsOverHttpTest extends HttpTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private EventLog log;

    private record Answer(
            int status,
            @Nullable String body,
            @Nullable String position,
            @Nullable String revision,
            @Nullable String location) {}

    final WebTestClient.ResponseSpec put(String user, String path, Object body) {
        return as(user).put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** The turn that an entry has by now. */
    final String turnOf(String entry) {
        return log.reader()
                .eventsOf(entry.substring(0, entry.indexOf('-')) + "-waiting", 0)
                .filter(event -> event.type().equals("TurnGiven"))
                .map(event -> JsonMapper.shared().readTree(event.payload()))
                .filter(given -> given.get("entry").asString().equals(entry))
                .map(given -> given.get("turn").asString())
                .findFirst()
                .orElseThrow();
    }

    /** An offer whose release has come: two minutes have passed. */
    final String released() {
        Map<String, Object> terms = new HashMap<>(offer(2));
        terms.put("releaseAt", "2026-11-25T10:01");
        String offer = created(post("provider", "/api/placement-areas/" + area(2) + "/offers", terms))
                .get("offer")
                .asString();
        at("2026-11-25T10:02");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> log.reader()
                        .eventsOf(offer + "-release", 0)
                        .anyMatch(event -> event.type().equals("ReleaseResolved")));
        return offer;
    }

    private Stream<WayIn> ways() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(mapping -> WayIn.of(mapping.getKey(), mapping.getValue()));
    }

    private Stream<WayIn> keyed() {
        return ways().filter(WayIn::takesKey);
    }

    private Map<String, Supplier<Repeat>> examples() {
        Map<String, Supplier<Repeat>> examples = new TreeMap<>(new ProvidersRepeats(this).all());
        examples.putAll(new UniversitiesRepeats(this).all());
        examples.putAll(new BookingsRepeats(this).all());
        return examples;
    }

    @Test
    void every_way_in_that_takes_a_key_has_an_example() {
        assertThat(examples().keySet())
                .containsExactlyInAnyOrderElementsOf(keyed().map(WayIn::name).toList());
    }

    @Test
    void what_takes_no_key_happens_once_by_its_content_or_changes_nothing_of_the_market() {
        assertThat(ways().filter(way -> !way.takesKey()).map(WayIn::name))
                .containsExactlyInAnyOrder(
                        "POST /api/offer-imports from a table",
                        "POST /api/cohort-imports from a table",
                        // the key is a member of the form
                        "POST /api/offers/{offer}/named-students",
                        "POST /api/reference-data",
                        "POST /api/log/checkpoint",
                        "POST /api/log/verification");
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void the_same_is_answered_again_and_anything_else_is_refused(WayIn way) {
        Repeat repeat =
                Objects.requireNonNull(examples().get(way.name()), way.name()).get();
        assertThat(repeat.covered()).containsAll(way.members().toList());

        Answer first = answer(send(way, repeat.path(), repeat.body(), repeat));
        assertThat(first.status()).as(first.toString()).isIn(200, 201);
        assertThat(first.position()).isNotNull();
        assertThat(answer(send(way, repeat.path(), repeat.body(), repeat))).isEqualTo(first);

        for (Repeat.Other other : repeat.others()) {
            refusedAs(other.what(), send(way, other.path(), other.body(), repeat));
        }
        for (String variable : way.variables()) {
            refusedAs(variable, send(way, way.elsewhere(repeat.path(), variable), repeat.body(), repeat));
        }
        assertThat(answer(send(way, repeat.path(), repeat.body(), repeat))).isEqualTo(first);
    }

    /** A register's code is the key of what has one, whoever asks and under whatever other key. */
    @ParameterizedTest
    @CsvSource({"odsCode, RX9ZZ", "ukprn, 10099999"})
    void an_organisation_of_a_register_is_added_once_under_its_code(String register, String code) {
        Map<String, Object> home =
                Map.of("name", "A home", "ownership", "PRIVATE", "setting", "CARE_HOME", register, code);
        JsonNode added = created(post("operator", "/api/organisations", home));
        assertThat(created(post("operator", "/api/organisations", home))).isEqualTo(added);
        JsonNode refused = refused(
                post("operator", "/api/organisations", with(home, Map.of("name", "Another"))), 409, "already-exists");
        assertThat(refused.get("detail").asString()).isEqualTo(new CodeTaken(register, code).detail());
        assertThat(refused.get("field").asString()).isEqualTo(register);
        assertThat(refused.get("value").asString()).isEqualTo(code);
    }

    private static void refusedAs(String what, WebTestClient.ResponseSpec answer) {
        String body = answer.expectBody(String.class).returnResult().getResponseBody();
        assertThat(body).as("with another " + what).contains("\"key-reused\"");
        answer.expectStatus().isEqualTo(409);
    }

    private static Answer answer(WebTestClient.ResponseSpec answer) {
        var result = answer.expectBody(String.class).returnResult();
        HttpHeaders headers = result.getResponseHeaders();
        return new Answer(
                result.getStatus().value(),
                result.getResponseBody(),
                headers.getFirst(Answers.POSITION),
                headers.getETag(),
                headers.getFirst(HttpHeaders.LOCATION));
    }

    private WebTestClient.ResponseSpec send(WayIn way, String path, @Nullable Object body, Repeat repeat) {
        WebTestClient.RequestBodySpec request = as(repeat.user())
                .method(way.method())
                .uri(path)
                .header(IdempotencyKey.HEADER, way.name())
                .accept(
                        way.answersTable() ? MediaType.parseMediaType("text/csv") : MediaType.APPLICATION_JSON,
                        MediaType.APPLICATION_PROBLEM_JSON);
        return body == null
                ? request.exchange()
                : request.contentType(repeat.type()).bodyValue(body).exchange();
    }
}
