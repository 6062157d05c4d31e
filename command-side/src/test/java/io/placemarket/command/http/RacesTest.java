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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    /** Of them, those who come when the release has begun. */
    private static final int LATE = 15;

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
    void forty_universities_request_amid_a_release_and_those_who_were_in_time_share_what_is_free() {
        int places = 30;
        String offer = awaited(area(places), places);
        List<String> users =
                IntStream.range(0, UNIVERSITIES).mapToObj(i -> "u" + i).toList();
        users.forEach(this::university);
        Map<String, String> cohorts = new ConcurrentHashMap<>();
        users.forEach(user -> cohorts.put(user, cohort(user)));
        CountDownLatch inTime = new CountDownLatch(UNIVERSITIES - LATE);
        List<Supplier<Answer>> amidTheRelease = new ArrayList<>();
        users.forEach(user -> amidTheRelease.add(() -> {
            Answer answer = AtOnce.send(
                    as(user),
                    "/api/offers/" + offer + "/requests",
                    Map.of("cohort", cohorts.getOrDefault(user, ""), "places", 1 + users.indexOf(user) % 5));
            inTime.countDown();
            return answer;
        }));
        amidTheRelease.add(() -> {
            awaitAll(inTime);
            at("2026-11-27T17:01");
            return new Answer(200, JsonMapper.shared().createObjectNode());
        });
        users.stream()
                .map(user -> (Supplier<Answer>) () -> AtOnce.send(
                        as(user),
                        "/api/offers/" + offer + "/holds",
                        Map.of("cohort", cohorts.getOrDefault(user, ""), "places", 1)))
                .forEach(amidTheRelease::add);
        List<Answer> answers = AtOnce.all(amidTheRelease);
        await().atMost(Duration.ofSeconds(30)).until(() -> resolutions(offer).size() == 1);
        List<Answer> asked =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(asked).hasSizeGreaterThanOrEqualTo(UNIVERSITIES - LATE);
        assertThat(answers)
                .extracting(Answer::code)
                .containsOnlyOnce("200")
                .isSubsetOf(
                        "200",
                        "201",
                        "409 too-late",
                        "409 offer-released",
                        "409 offer-not-released",
                        "409 capacity-exceeded");
        List<JsonNode> outcomes =
                resolutions(offer).getFirst().get("outcomes").valueStream().toList();
        assertThat(outcomes.stream().map(outcome -> outcome.get("request").asString()))
                .containsExactlyInAnyOrderElementsOf(asked.stream()
                        .map(answer -> answer.body().get("request").asString())
                        .toList());
        assertThat(outcomes.stream()
                        .mapToInt(outcome -> outcome.get("granted").asInt())
                        .sum())
                .isEqualTo(places);
        int needed = outcomes.stream()
                .mapToInt(outcome -> outcome.get("need").asInt())
                .sum();
        assertThat(outcomes).allSatisfy(outcome -> {
            int share = places * outcome.get("need").asInt();
            assertThat(outcome.get("granted").asInt())
                    .as("its share of %d needed, or one more", needed)
                    .isBetween(share / needed, Math.ceilDiv(share, needed));
        });
        LogRecount recount = LogRecount.ofOffer(log, offer);
        assertThat(recount.heads(Week.parse("2026-W49"))).isEqualTo(places);
    }

    @Test
    void whoever_comes_after_a_release_is_resolved_hears_that_it_was() {
        String offer = awaited(area(1), 1);
        String cohort = cohort("university");
        at("2026-11-27T17:01");
        await().atMost(Duration.ofSeconds(30)).until(() -> resolutions(offer).size() == 1);
        refused(
                post("university", "/api/offers/" + offer + "/requests", Map.of("cohort", cohort, "places", 1)),
                409,
                "offer-released");
        assertThat(resolutions(offer).getFirst().get("outcomes")).isEmpty();
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> resolutions(String offer) {
        return log.reader()
                .eventsOf(offer + "-release", 0)
                .filter(event -> event.type().equals("ReleaseResolved"))
                .map(event -> JsonMapper.shared().readTree(event.payload()))
                .toList();
    }
}
