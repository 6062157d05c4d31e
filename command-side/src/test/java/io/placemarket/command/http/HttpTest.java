package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.CommandSideApplication;
import io.placemarket.command.SettableClock;
import io.placemarket.edge.account.Accounts;
import io.placemarket.edge.account.NewAccount;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the command side on a port and a database of its own, on Wednesday 25 November 2026, ten o'clock, with an account for each role.
 * Whatever blocks one of its event loops fails its request.
 */
@SpringBootTest(
        classes = CommandSideApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "placemarket.earlier-bookings.until=2027-01-31")
@AutoConfigureWebTestClient(timeout = "PT60S")
@Import(HttpTest.StandingClock.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class HttpTest {
    static final String PASSWORD = "a long enough password";
    static final String NOW = "2026-11-25T10:00";
    static final Map<String, Object> REASON = Map.of("code", "STAFF_SHORTAGE", "note", "two on leave");

    /** Of the database that all classes of one run share. */
    static final String URI = TestDatabase.fresh();

    private final Map<String, String> organisations = new HashMap<>();

    @Autowired
    private WebTestClient client;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SettableClock clock;

    /** Time is what the test says. */
    @TestConfiguration(proxyBeanMethods = false)
    static class StandingClock {
        @Bean
        SettableClock testClock() {
            return new SettableClock(Instant.parse("2026-11-25T10:00:00Z"));
        }

        @Bean
        Clock clock(SettableClock settable) {
            return settable;
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("placemarket.mongodb.uri", () -> URI);
    }

    @BeforeAll
    final void addAccounts() {
        // Another test may have left it later; what a class prepares is prepared on Wednesday too.
        itIsWednesday();
        account("operator", Role.OPERATOR, Optional.empty());
        account("region", Role.REGIONAL, Optional.empty());
        account("provider", Role.PROVIDER, Optional.of(organisation("A hospice", "PROVIDER")));
        account("neighbour", Role.PROVIDER, Optional.of(organisation("A trust", "PROVIDER")));
        account("university", Role.UNIVERSITY, Optional.of(organisation("A university", "EDUCATION_PROVIDER")));
        account("rival", Role.UNIVERSITY, Optional.of(organisation("Another university", "EDUCATION_PROVIDER")));
    }

    @BeforeEach
    final void itIsWednesday() {
        clock.set(NOW);
    }

    private void account(String user, Role role, Optional<OrganisationId> organisation) {
        organisation.ifPresent(id -> organisations.put(user, id.value()));
        accounts.put(new NewAccount(user, PASSWORD, role, organisation)).block(Duration.ofSeconds(20));
    }

    /** One more university, with an account of that name. */
    final void university(String user) {
        account(user, Role.UNIVERSITY, Optional.of(organisation("University " + user, "EDUCATION_PROVIDER")));
    }

    private OrganisationId organisation(String name, String role) {
        JsonNode added = created(post(
                "operator",
                "/api/organisations",
                Map.of("name", name, "roles", List.of(role), "ownership", "VOLUNTARY", "setting", "HOSPICE")));
        return new OrganisationId(added.get("organisation").asString());
    }

    /** The identifier of the organisation somebody acts for. */
    final String organisationOf(String user) {
        return Objects.requireNonNull(organisations.get(user));
    }

    /** It is later now, UK time. */
    final void at(String time) {
        clock.set(time);
    }

    /** Somebody without an account. */
    final WebTestClient stranger() {
        return client;
    }

    /** Somebody who sends name and password with each request. */
    final WebTestClient as(String user) {
        return client.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(user, PASSWORD))
                .build();
    }

    final WebTestClient.ResponseSpec post(String user, String path, Object body) {
        return as(user).post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    final WebTestClient.ResponseSpec postCsv(String user, String path, String table) {
        return as(user).post()
                .uri(path)
                .contentType(MediaType.parseMediaType("text/csv"))
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(table)
                .exchange();
    }

    static JsonNode created(WebTestClient.ResponseSpec answer) {
        return json(accepted(answer.expectStatus().isCreated()));
    }

    static JsonNode done(WebTestClient.ResponseSpec answer) {
        return json(accepted(answer.expectStatus().isOk()));
    }

    /** A report of many things at once, so without a revision. */
    static JsonNode reported(WebTestClient.ResponseSpec answer) {
        return json(answer.expectStatus().isOk());
    }

    /** Every accepted command says what it made of the thing and where in the log that stands. */
    private static WebTestClient.ResponseSpec accepted(WebTestClient.ResponseSpec answer) {
        return answer.expectHeader()
                .valueMatches("ETag", "\"\\d+\"")
                .expectHeader()
                .valueMatches("Placemarket-Position", "\\d+");
    }

    /** A refusal as problem details with that status and code. */
    static JsonNode refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status);
        JsonNode problem = json(answer.expectHeader().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(problem.get("code").asString()).as(problem.toString()).isEqualTo(code);
        return problem;
    }

    static JsonNode json(WebTestClient.ResponseSpec answer) {
        String text = answer.expectBody(String.class).returnResult().getResponseBody();
        return JsonMapper.shared().readTree(text == null ? "" : text);
    }

    // What most tests begin with.

    final String area(int maximum) {
        return created(post("provider", "/api/placement-areas", Map.of("name", "Ward", "maximum", maximum)))
                .get("area")
                .asString();
    }

    static Map<String, Object> offer(int places) {
        return Map.of(
                "profession", "NUR-ADULT",
                "level", "YEAR_2",
                "firstDay", "2026-11-30",
                "lastDay", "2026-12-27",
                "places", places);
    }

    final String offer(String area, int places) {
        return created(post("provider", "/api/placement-areas/" + area + "/offers", offer(places)))
                .get("offer")
                .asString();
    }

    static Map<String, Object> newCohort() {
        return Map.of(
                "programme", "BSc Nursing",
                "profession", "NUR-ADULT",
                "level", "YEAR_2",
                "intake", "2025-09",
                "size", 80,
                "weeks", List.of("2026-W49/2026-W52"));
    }

    /** An offer that is released on Friday 27 November at five. */
    final String awaited(String area, int places) {
        Map<String, Object> terms = new HashMap<>(offer(places));
        terms.put("releaseAt", "2026-11-27");
        return created(post("provider", "/api/placement-areas/" + area + "/offers", terms))
                .get("offer")
                .asString();
    }

    final String cohort(String university) {
        return created(post(university, "/api/cohorts", newCohort()))
                .get("cohort")
                .asString();
    }

    /** Enrols students and answers their identifiers, in the order of their references. */
    final List<String> enrol(String university, String cohort, List<String> references) {
        JsonNode enrolled = done(postCsv(
                university,
                "/api/cohorts/" + cohort + "/students",
                "reference\n" + String.join("\n", references) + "\n"));
        return enrolled.get("enrolled")
                .valueStream()
                .map(row -> row.get("student").asString())
                .toList();
    }

    final WebTestClient.ResponseSpec allocate(String university, String offer, String cohort, List<String> students) {
        return post(
                university, "/api/offers/" + offer + "/allocations", Map.of("cohort", cohort, "students", students));
    }
}
