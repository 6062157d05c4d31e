package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.placemarket.command.time.Deadlines;
import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedEvent;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.release.Lottery;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadlinesTest extends HttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private EventLog log;

    @Autowired
    private Deadlines deadlines;

    private String hold(String offer, String cohort) {
        return created(post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 2)))
                .get("hold")
                .asString();
    }

    private List<LoggedEvent> eventsOf(String aggregate) {
        return log.reader().eventsOf(aggregate, 0).toList();
    }

    @Test
    void a_hold_lapses_by_itself_and_its_places_are_free_again() {
        String offer = offer(area(2), 2);
        String cohort = cohort("university");
        String hold = hold(offer, cohort);
        at("2026-12-02T17:00");
        refused(
                post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 1)),
                409,
                "capacity-exceeded");
        at("2026-12-02T17:01");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(hold))
                        .extracting(LoggedEvent::type)
                        .containsExactly("HoldPlaced", "HoldLapsed"));
        assertThat(Actor.fromMetadata(eventsOf(hold).getLast().metadata())).contains(Actor.market("deadlines"));
        created(post(
                "university",
                "/api/offers/" + offer + "/holds",
                Map.of("cohort", cohort, "places", 2, "weeks", List.of("2026-W50/2026-W52"))));
    }

    @Test
    void a_deadline_that_passed_while_nothing_ran_is_kept_at_the_next_start() {
        String offer = offer(area(2), 2);
        String hold = hold(offer, cohort("university"));
        deadlines.stop();
        at("2026-12-03T09:00");
        deadlines.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(hold))
                        .extracting(LoggedEvent::type)
                        .containsExactly("HoldPlaced", "HoldLapsed"));
    }

    @Test
    void a_proposal_nobody_answers_goes_back_once() {
        String area = area(2);
        Map<String, Object> terms = new HashMap<>(offer(2));
        terms.put("confirmWithinWorkingDays", 2);
        String offer = created(post("provider", "/api/placement-areas/" + area + "/offers", terms))
                .get("offer")
                .asString();
        String cohort = cohort("university");
        enrol("university", cohort, List.of("D1"));
        String allocation = created(allocate("university", offer, cohort, List.of("D1")))
                .get("allocations")
                .get(0)
                .get("allocation")
                .asString();
        at("2026-11-27T17:00");
        assertThat(eventsOf(allocation)).hasSize(1);
        at("2026-11-27T17:01");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(allocation))
                        .extracting(LoggedEvent::type)
                        .containsExactly("AllocationProposed", "AllocationReturned"));
        refused(
                as("provider")
                        .post()
                        .uri("/api/allocations/" + allocation + "/acceptance")
                        .exchange(),
                409,
                "wrong-state");
    }

    @Test
    void a_hold_that_lapses_is_the_first_ones_turn_and_a_turn_that_lapses_the_next_ones() {
        String offer = offer(area(2), 2);
        hold(offer, cohort("university"));
        String waiting = offer.substring(0, offer.indexOf('-')) + "-waiting";
        List<String> weeks = List.of("2026-W51/2026-W52");
        String path = "/api/offers/" + offer + "/waiting-entries";
        created(post("rival", path, Map.of("cohort", cohort("rival"), "places", 2, "weeks", weeks)));
        created(post("university", path, Map.of("cohort", cohort("university"), "places", 1, "weeks", weeks)));
        at("2026-12-02T17:01");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(waiting))
                        .extracting(LoggedEvent::type)
                        .containsExactly("WaitingEntryAdded", "WaitingEntryAdded", "TurnGiven"));
        String turn = JsonMapper.shared()
                .readTree(eventsOf(waiting).getLast().payload())
                .get("turn")
                .asString();
        deadlines.stop();
        at("2026-12-04T17:01");
        refused(as("rival").post().uri("/api/turns/" + turn + "/hold").exchange(), 409, "turn-lapsed");
        deadlines.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(waiting))
                        .extracting(LoggedEvent::type)
                        .endsWith("TurnGiven", "TurnLapsed", "TurnGiven"));
        String next = JsonMapper.shared()
                .readTree(eventsOf(waiting).getLast().payload())
                .get("turn")
                .asString();
        refused(as("rival").post().uri("/api/turns/" + next + "/hold").exchange(), 403, "not-yours");
        created(as("university").post().uri("/api/turns/" + next + "/hold").exchange());
        refused(as("university").delete().uri("/api/turns/" + next).exchange(), 409, "wrong-state");
    }

    @Test
    void who_waits_for_what_must_be_agreed_gets_a_turn_when_it_is_agreed() {
        String offer = offer(area(2), 2);
        String hold = hold(offer, cohort("university"));
        String waiting = offer.substring(0, offer.indexOf('-')) + "-waiting";
        created(post(
                "rival",
                "/api/offers/" + offer + "/waiting-entries",
                Map.of("cohort", cohort("rival"), "places", 2, "weeks", List.of("2026-W51/2026-W52"))));
        Map<String, Object> terms = new HashMap<>(offer(2));
        terms.put("agreementRequired", true);
        done(as("provider")
                .put()
                .uri("/api/offers/" + offer + "/terms")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(terms)
                .exchange());
        at("2026-12-02T17:01");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(eventsOf(hold)).extracting(LoggedEvent::type).endsWith("HoldLapsed"));
        assertThat(eventsOf(waiting))
                .as("free in the same unit of work, and not agreed")
                .extracting(LoggedEvent::type)
                .containsExactly("WaitingEntryAdded");
        created(post(
                "provider",
                "/api/agreements",
                Map.of("university", organisationOf("rival"), "from", "2026-09-01", "to", "2027-08-31")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(waiting))
                        .extracting(LoggedEvent::type)
                        .containsExactly("WaitingEntryAdded", "TurnGiven"));
    }

    @Test
    void a_release_comes_at_its_instant_once_and_what_is_granted_is_held() {
        String offer = awaited(area(2), 2);
        String cohort = cohort("university");
        created(post("university", "/api/offers/" + offer + "/requests", Map.of("cohort", cohort, "places", 5)));
        refused(
                post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 1)),
                409,
                "offer-not-released");
        at("2026-11-27T17:01");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(offer + "-release"))
                        .extracting(LoggedEvent::type)
                        .containsExactly("ReleaseAnnounced", "PlacesRequested", "ReleaseResolved"));
        refused(
                post("university", "/api/offers/" + offer + "/requests", Map.of("cohort", cohort, "places", 5)),
                409,
                "offer-released");
        refused(
                post("university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", 1)),
                409,
                "capacity-exceeded");
    }

    @Test
    void a_release_that_was_due_while_nothing_ran_comes_at_the_next_start_with_the_seed_that_was_committed_to() {
        String offer = awaited(area(2), 2);
        deadlines.stop();
        at("2026-11-30T09:00");
        deadlines.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eventsOf(offer + "-release"))
                        .extracting(LoggedEvent::type)
                        .containsExactly("ReleaseAnnounced", "ReleaseResolved"));
        JsonNode announced = JsonMapper.shared()
                .readTree(eventsOf(offer + "-release").getFirst().payload());
        JsonNode resolved = JsonMapper.shared()
                .readTree(eventsOf(offer + "-release").getLast().payload());
        String seed = resolved.get("seed").asString();
        assertThat(Lottery.commitment(HexFormat.of().parseHex(seed)))
                .isEqualTo(announced.get("commitment").asString());
        assertThat(announced.toString()).doesNotContain(seed);
    }
}
