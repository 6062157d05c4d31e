package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.placemarket.command.CommandSideApplication;
import io.placemarket.command.SettableClock;
import io.placemarket.command.http.AtOnce.Answer;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedEvent;
import io.placemarket.kernel.calendar.Week;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Two nodes on one database, half of the requests to each: what the log says is the same as if there were one. */
class TwoNodesRaceTest extends HttpTest {
    private static final int OFFICERS = 20;
    private static final Week FIRST = Week.parse("2026-W49");

    @Autowired
    private EventLog log;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private ConfigurableApplicationContext other;

    @BeforeAll
    void startTheOther() {
        other = new SpringApplicationBuilder(CommandSideApplication.class, StandingClock.class)
                .run("--placemarket.port=0", "--server.port=0", "--placemarket.mongodb.uri=" + URI);
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @BeforeEach
    void itIsWednesdayThereToo() {
        thereAt(NOW);
    }

    private void thereAt(String time) {
        other.getBean("testClock", SettableClock.class).set(time);
    }

    private WebTestClient there(String user) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) other).getWebServer())
                .getPort();
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeaders(headers -> headers.setBasicAuth(user, PASSWORD))
                .build();
    }

    /** The same somebody at one node and at the other, in turns. */
    private WebTestClient at(int turn, String user) {
        return turn % 2 == 0 ? as(user) : there(user);
    }

    private List<Supplier<Answer>> allocating(String offer, String cohort, List<String> students) {
        return IntStream.range(0, students.size())
                .mapToObj(turn -> allocating(turn, offer, cohort, students.get(turn)))
                .toList();
    }

    private Supplier<Answer> allocating(int turn, String offer, String cohort, String student) {
        WebTestClient university = at(turn, "university");
        Map<String, Object> body = Map.of("cohort", cohort, "students", List.of(student));
        return () -> AtOnce.send(university, "/api/offers/" + offer + "/allocations", body);
    }

    private List<String> students(String cohort, String prefix) {
        return enrol(
                "university",
                cohort,
                IntStream.range(0, OFFICERS).mapToObj(i -> prefix + i).toList());
    }

    private static List<Answer> amid(List<Supplier<Answer>> others, Supplier<Answer> one) {
        List<Supplier<Answer>> requests = new ArrayList<>(others);
        requests.add(others.size() / 2, one);
        return AtOnce.all(requests);
    }

    private static List<String> allocations(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 201)
                .flatMap(answer -> answer.body().get("allocations").valueStream())
                .map(allocation -> allocation.get("allocation").asString())
                .toList();
    }

    @Test
    void of_all_who_book_the_last_place_at_two_nodes_one_wins() {
        String offer = offer(area(1), 1);
        String cohort = cohort("university");
        List<Answer> answers = AtOnce.all(allocating(offer, cohort, students(cohort, "N")));
        assertThat(allocations(answers)).hasSize(1);
        assertThat(answers)
                .extracting(Answer::code)
                .filteredOn("409 capacity-exceeded"::equals)
                .hasSize(OFFICERS - 1);
        LogRecount recount = LogRecount.ofOffer(log, offer);
        assertThat(recount.heads(FIRST)).isEqualTo(1);
        assertThat(recount.proposed(offer)).isEqualTo(allocations(answers));
    }

    @Test
    void of_officers_at_two_nodes_who_place_the_same_student_one_wins() {
        String cohort = cohort("university");
        String student = enrol("university", cohort, List.of("S1")).getFirst();
        List<String> offers =
                IntStream.range(0, 10).mapToObj(i -> offer(area(1), 1)).toList();
        List<Answer> answers = AtOnce.all(IntStream.range(0, offers.size())
                .mapToObj(turn -> allocating(turn, offers.get(turn), cohort, student))
                .toList());
        assertThat(allocations(answers)).hasSize(1);
        assertThat(answers)
                .extracting(Answer::code)
                .filteredOn("409 student-already-booked"::equals)
                .hasSize(9);
        assertThat(offers.stream()
                        .mapToInt(offer -> LogRecount.ofOffer(log, offer).heads(FIRST))
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void an_offer_that_is_withdrawn_at_one_node_takes_all_with_it_that_both_have_booked() {
        String offer = offer(area(OFFICERS), OFFICERS);
        String cohort = cohort("university");
        WebTestClient provider = there("provider");
        List<Answer> answers = amid(
                allocating(offer, cohort, students(cohort, "W")),
                () -> AtOnce.send(
                        provider,
                        "/api/offers/" + offer + "/withdrawal",
                        Map.of("reason", REASON, "bookingsToo", true)));
        assertThat(answers)
                .extracting(Answer::code)
                .containsOnlyOnce("200")
                .isSubsetOf("200", "201", "409 offer-withdrawn");
        JsonNode withdrawn = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow()
                .body()
                .get("withdrawn");
        assertThat(withdrawn.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(allocations(answers));
        LogRecount recount = LogRecount.ofOffer(log, offer);
        assertThat(recount.heads(FIRST)).isZero();
        assertThat(recount.proposed(offer)).containsExactlyInAnyOrderElementsOf(allocations(answers));
    }

    @Test
    void who_is_accepted_at_one_node_stays_while_fewer_become_safe_at_the_other() {
        String area = area(4);
        Map<String, Object> terms = new HashMap<>(offer(4));
        terms.put("confirmWithinWorkingDays", 2);
        String offer = created(post("provider", "/api/placement-areas/" + area + "/offers", terms))
                .get("offer")
                .asString();
        String cohort = cohort("university");
        List<String> students = students(cohort, "A");
        List<Supplier<Answer>> accepting = created(allocate("university", offer, cohort, students.subList(0, 3)))
                .get("allocations")
                .valueStream()
                .map(allocation -> allocation.get("allocation").asString())
                .map(allocation -> (Supplier<Answer>)
                        () -> AtOnce.send(as("provider"), "/api/allocations/" + allocation + "/acceptance", Map.of()))
                .toList();
        WebTestClient provider = there("provider");
        List<Answer> answers = amid(
                accepting,
                () -> AtOnce.send(
                        provider,
                        HttpMethod.PUT,
                        "/api/placement-areas/" + area + "/safe-capacity",
                        Map.of("weeks", List.of("2026-W49/2026-W52"), "places", 1, "reason", REASON)));
        assertThat(answers).extracting(Answer::code).containsOnly("200").hasSize(4);
        assertThat(answers.stream()
                        .flatMap(answer -> answer.body().path("overCommitted").valueStream())
                        .map(week -> week.get("heads").asInt()))
                .containsExactly(2, 2, 2, 2);
        assertThat(allocating(1, offer, cohort, students.get(3)).get().code()).isEqualTo("409 capacity-exceeded");
        assertThat(LogRecount.of(log, area).heads(FIRST)).isEqualTo(3);
    }

    @Test
    void a_hold_that_is_extended_at_one_node_while_the_other_lets_it_lapse_is_either_kept_or_free() {
        String cohort = cohort("university");
        List<String> offers =
                IntStream.range(0, 10).mapToObj(i -> offer(area(1), 1)).toList();
        Map<String, Object> one = Map.of("cohort", cohort, "places", 1);
        List<String> holds = offers.stream()
                .map(offer -> created(post("university", "/api/offers/" + offer + "/holds", one))
                        .get("hold")
                        .asString())
                .toList();
        // The other's clock is ahead: for it the time is up, for this one it is not.
        thereAt("2026-12-02T17:01");
        List<Answer> answers = new ArrayList<>(extending(holds.subList(0, 5)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> holds.stream().flatMap(this::types).anyMatch("HoldLapsed"::equals));
        answers.addAll(extending(holds.subList(5, 10)));
        assertThat(answers).extracting(Answer::code).isSubsetOf("200", "409 hold-lapsed", "409 wrong-state");
        long kept = answers.stream().filter(answer -> answer.status() == 200).count();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(holds.stream().flatMap(this::types))
                        .filteredOn(type -> !type.equals("HoldPlaced"))
                        .hasSize(holds.size()));
        // By then the first week has begun, and what has begun never becomes free.
        for (int i = 0; i < holds.size(); i++) {
            List<String> ends = types(holds.get(i)).skip(1).toList();
            assertThat(ends).as("extended or lapsed, never both").hasSize(1).isSubsetOf("HoldExtended", "HoldLapsed");
            assertThat(LogRecount.ofOffer(log, offers.get(i)).heads(FIRST.plus(1)))
                    .isEqualTo(ends.contains("HoldExtended") ? 1 : 0);
        }
        assertThat(holds.stream().flatMap(this::types).filter("HoldExtended"::equals))
                .hasSize((int) kept);
    }

    private List<Answer> extending(List<String> holds) {
        return AtOnce.all(holds.stream()
                .map(hold -> (Supplier<Answer>)
                        () -> AtOnce.send(as("university"), "/api/holds/" + hold + "/extension", Map.of()))
                .toList());
    }

    private Stream<String> types(String aggregate) {
        return log.reader().eventsOf(aggregate, 0).map(LoggedEvent::type);
    }
}
