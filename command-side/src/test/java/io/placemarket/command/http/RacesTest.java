package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.placemarket.command.http.AtOnce.Answer;
import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.calendar.Week;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever books at once: never more than fit, never a student twice. */
class RacesTest extends HttpTest {
    private static final int OFFICERS = 50;

    private static final int UNIVERSITIES = 40;
    /** Of a cohort of 80. */
    private static final int CEILING = 88;

    @Autowired
    private EventLog log;

    private List<Answer> atOnce(List<Map<String, Object>> bodies, String path) {
        WebTestClient university = as("university");
        return Flux.fromIterable(bodies)
                .flatMap(
                        body -> Mono.fromCallable(() -> AtOnce.send(university, path, body))
                                .subscribeOn(Schedulers.boundedElastic()),
                        OFFICERS)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** The same request in each of the offers, all at once. */
    private List<Answer> inEach(List<String> offers, String path, Map<String, Object> body) {
        WebTestClient university = as("university");
        return Flux.fromIterable(offers)
                .flatMap(
                        offer -> Mono.fromCallable(() -> AtOnce.send(university, "/api/offers/" + offer + path, body))
                                .subscribeOn(Schedulers.boundedElastic()),
                        offers.size())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void of_fifty_who_book_the_last_place_at_once_one_wins_and_the_others_hear_what_is_free() {
        String offer = offer(area(1), 1);
        String cohort = cohort("university");
        List<String> references =
                IntStream.range(0, OFFICERS).mapToObj(i -> "R" + i).toList();
        List<String> students = enrol("university", cohort, references);
        List<Map<String, Object>> bookings = students.stream()
                .map(student -> Map.<String, Object>of("cohort", cohort, "students", List.of(student)))
                .toList();
        List<Answer> answers = atOnce(bookings, "/api/offers/" + offer + "/allocations");
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(OFFICERS - 1)
                .allSatisfy(refused -> {
                    assertThat(refused.body().get("code").asString()).isEqualTo("capacity-exceeded");
                    assertThat(refused.body().get("detail").asString())
                            .isEqualTo("2026-W49 to W52 are full: 1 of 1 taken.");
                    assertThat(refused.body().get("weeks")).hasSize(4);
                });
        assertThat(LogRecount.ofOffer(log, offer).proposed(offer)).hasSize(1);
    }

    @Test
    void of_two_officers_who_place_the_same_student_at_once_one_wins() {
        String cohort = cohort("university");
        String student = enrol("university", cohort, List.of("T1")).getFirst();
        List<String> offers = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> offers.add(offer(area(1), 1)));
        List<Answer> answers = inEach(offers, "/allocations", Map.of("cohort", cohort, "students", List.of(student)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(answer -> answer.body().get("code").asString())
                .hasSize(9)
                .containsOnly("student-already-booked");
        offers.forEach(offer -> LogRecount.ofOffer(log, offer));
    }

    @Test
    void officers_who_hold_in_many_places_at_once_together_stay_under_their_cohorts_ceiling() {
        String cohort = cohort("university");
        List<String> offers =
                IntStream.range(0, 12).mapToObj(i -> offer(area(10), 10)).toList();
        List<Answer> answers = inEach(offers, "/holds", Map.of("cohort", cohort, "places", 10));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(CEILING / 10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .isNotEmpty()
                .extracting(answer -> answer.body().get("code").asString())
                .containsOnly("cohort-ceiling");
    }

    @Test
    void one_request_sent_fifty_times_at_once_under_one_key_happens_once() {
        String area = area(2);
        WebTestClient provider = as("provider");
        List<String> offers = Flux.range(0, OFFICERS)
                .flatMap(
                        i -> Mono.fromCallable(() -> created(provider.post()
                                                .uri("/api/placement-areas/" + area + "/offers")
                                                .header("Idempotency-Key", "one")
                                                .bodyValue(offer(1))
                                                .exchange())
                                        .get("offer")
                                        .asString())
                                .subscribeOn(Schedulers.boundedElastic()),
                        OFFICERS)
                .distinct()
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(offers).hasSize(1);
    }

    @Test
    void a_place_that_is_given_up_goes_to_whoever_waits_however_many_try_to_take_it() {
        String offer = offer(area(1), 1);
        String cohort = cohort("university");
        String hold = created(
                        post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 1)))
                .get("hold")
                .asString();
        created(post(
                "rival", "/api/offers/" + offer + "/waiting-entries", Map.of("cohort", cohort("rival"), "places", 1)));
        Map<String, Object> attempt = Map.of("cohort", cohort, "places", 1);
        List<Supplier<Answer>> requests = new ArrayList<>(Collections.nCopies(
                OFFICERS, () -> AtOnce.send(as("university"), "/api/offers/" + offer + "/holds", attempt)));
        requests.add(
                OFFICERS / 2,
                () -> AtOnce.send(as("university"), "/api/holds/" + hold + "/release", Map.of("reason", REASON)));
        List<Answer> answers = AtOnce.all(requests).stream()
                .filter(answer -> answer.status() != 200)
                .toList();
        assertThat(answers)
                .hasSize(OFFICERS)
                .allSatisfy(answer -> assertThat(answer.body().get("code").asString())
                        .as(answer.body().toString())
                        .isEqualTo("capacity-exceeded"));
        assertThat(log.reader()
                        .eventsOf(offer.substring(0, offer.indexOf('-')) + "-waiting", 0)
                        .map(event -> event.type()))
                .containsExactly("WaitingEntryAdded", "TurnGiven");
        assertThat(LogRecount.ofOffer(log, offer).heads(Week.parse("2026-W49"))).isEqualTo(1);
    }

    @Test
    void at_a_release_forty_universities_share_what_is_free_and_nobody_is_faster() {
        int places = 30;
        String offer = awaited(area(places), places);
        List<String> users =
                IntStream.range(0, UNIVERSITIES).mapToObj(i -> "u" + i).toList();
        users.forEach(this::university);
        Map<String, String> cohorts = new ConcurrentHashMap<>();
        users.forEach(user -> cohorts.put(user, cohort(user)));
        List<Answer> asked = byAll(
                users,
                user -> AtOnce.send(
                        as(user),
                        "/api/offers/" + offer + "/requests",
                        Map.of("cohort", cohorts.getOrDefault(user, ""), "places", 1 + users.indexOf(user) % 5)));
        assertThat(asked)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201));
        at("2026-11-27T17:01");
        List<Answer> early = byAll(
                users,
                user -> AtOnce.send(
                        as(user),
                        "/api/offers/" + offer + "/holds",
                        Map.of("cohort", cohorts.getOrDefault(user, ""), "places", 1)));
        assertThat(early)
                .extracting(answer -> answer.body().get("code").asString())
                .containsAnyOf("offer-not-released", "capacity-exceeded")
                .isSubsetOf("offer-not-released", "capacity-exceeded");
        await().atMost(Duration.ofSeconds(30)).until(() -> resolutions(offer).size() == 1);
        List<JsonNode> outcomes =
                resolutions(offer).getFirst().get("outcomes").valueStream().toList();
        assertThat(outcomes).hasSize(UNIVERSITIES);
        assertThat(outcomes.stream()
                        .mapToInt(outcome -> outcome.get("granted").asInt())
                        .sum())
                .isEqualTo(places);
        // 120 places are needed and 30 free: a quarter of what each needs, or one more.
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.get("granted").asInt())
                        .isBetween(
                                outcome.get("need").asInt() / 4,
                                Math.ceilDiv(outcome.get("need").asInt(), 4)));
        assertThat(LogRecount.ofOffer(log, offer).heads(Week.parse("2026-W49"))).isEqualTo(places);
    }

    private static List<Answer> byAll(List<String> users, Function<String, Answer> request) {
        return AtOnce.all(users.stream()
                .map(user -> (Supplier<Answer>) () -> request.apply(user))
                .toList());
    }

    private List<JsonNode> resolutions(String offer) {
        return log.reader()
                .eventsOf(offer + "-release", 0)
                .filter(event -> event.type().equals("ReleaseResolved"))
                .map(event -> JsonMapper.shared().readTree(event.payload()))
                .toList();
    }
}
