package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.command.cohort.ForgottenKeys;
import io.placemarket.kernel.refusal.RowRefusal.BeingForgotten;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class ForgettingOverHttpTest extends HttpTest {
    private static final Map<String, Object> ASKED = Map.of("reason", "ASKED_BY_STUDENT");
    private static final String NOTE = "Anna Smith is at home with her mother";
    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private MongoDatabase database;

    @Autowired
    private ForgottenKeys deletion;

    private boolean hasKey(String student) {
        return Objects.requireNonNull(
                        Mono.from(database.getCollection("student_keys").countDocuments(Filters.eq("_id", student)))
                                .block(LONG))
                > 0;
    }

    private void awaitNoKey(String student) {
        Awaitility.await("the key is deleted").atMost(LONG).until(() -> !hasKey(student));
    }

    private static String forgetting(String student) {
        return "/api/students/" + student + "/forgetting";
    }

    private WebTestClient.ResponseSpec put(String path, Map<String, Object> body) {
        return as("university")
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void a_student_is_forgotten_and_the_number_is_free_for_somebody_new() {
        String cohort = cohort("university");
        String student = enrol("university", cohort, List.of("F1")).getFirst();
        Map<String, Object> needed = Map.of("adjustments", "a ward without stairs");
        reported(put("/api/students/" + student + "/adjustments", needed));
        reported(post("university", forgetting(student) + "?dryRun=true", ASKED));
        assertThat(hasKey(student)).isTrue();
        JsonNode forgotten = done(post("university", forgetting(student), ASKED));
        assertThat(forgotten.get("reason").asString()).isEqualTo("ASKED_BY_STUDENT");
        awaitNoKey(student);
        refused(put("/api/students/" + student + "/adjustments", needed), 409, "student-forgotten");
        refused(post("university", forgetting(student), ASKED), 409, "student-forgotten");
        refused(allocate("university", offer(area(1), 1), cohort, List.of(student)), 409, "student-forgotten");
        refused(allocate("university", offer(area(1), 1), cohort, List.of("F1")), 422, "invalid-value");
        assertThat(enrol("university", cohort, List.of("F1")))
                .doesNotContain(student)
                .hasSize(1);
    }

    @Test
    void who_is_placed_is_not_forgotten_and_nobody_forgets_anothers() {
        String cohort = cohort("university");
        String student = enrol("university", cohort, List.of("F2")).getFirst();
        created(allocate("university", offer(area(1), 1), cohort, List.of("F2")));
        JsonNode ahead = refused(post("university", forgetting(student), ASKED), 409, "placements-ahead");
        assertThat(ahead.get("weeks").get(0).asString()).isEqualTo("2026-W49/2026-W52");
        assertThat(ahead.get("allocations")).hasSize(1);
        refused(post("rival", forgetting(student), ASKED), 403, "not-yours");
        refused(post("operator", forgetting(student), ASKED), 403, "not-allowed");
        refused(post("university", forgetting(student), Map.of()), 422, "missing-value");
        refused(post("university", forgetting(student), Map.of("reason", "BORED")), 422, "invalid-value");
        assertThat(hasKey(student)).isTrue();
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private String booked(String cohort, String student, Map<String, Object> offer) {
        JsonNode area = created(post(
                "provider", "/api/placement-areas", Map.of("name", "Ward", "maximum", 1, "auditedFrom", "2026-11-02")));
        JsonNode posted = created(
                post("provider", "/api/placement-areas/" + area.get("area").asString() + "/offers", offer));
        return created(allocate("university", posted.get("offer").asString(), cohort, List.of(student)))
                .get("allocations")
                .get(0)
                .get("allocation")
                .asString();
    }

    private void told(String user, String path, Map<String, Object> more) {
        post(user, path, with(more, Map.of("reason", Map.of("code", "STUDENT_ILLNESS", "note", NOTE))))
                .expectStatus()
                .is2xxSuccessful();
    }

    /** Everything that is kept anywhere in the database, in words. */
    private String everythingKept() {
        return Objects.requireNonNull(Flux.from(database.listCollectionNames())
                .flatMap(name -> Flux.from(database.getCollection(name).find()))
                .map(Document::toJson)
                .collect(Collectors.joining("\n"))
                .block(LONG));
    }

    @Test
    void what_is_written_of_a_student_is_kept_nowhere_in_words() {
        String cohort = cohort("university");
        enrol("university", cohort, List.of("F5", "F6"));
        Map<String, Object> begun = with(offer(1), Map.of("firstDay", "2026-11-23"));
        Map<String, Object> asked = with(offer(1), Map.of("confirmWithinWorkingDays", 3));
        told("provider", "/api/allocations/" + booked(cohort, "F5", asked) + "/return", Map.of());
        told(
                "university",
                "/api/allocations/" + booked(cohort, "F5", offer(1)) + "/partial-withdrawal",
                Map.of("weeks", List.of("2026-W52")));
        cohort = cohort("university");
        enrol("university", cohort, List.of("F7", "F8"));
        told("provider", "/api/allocations/" + booked(cohort, "F7", begun) + "/did-not-start", Map.of());
        told(
                "university",
                "/api/allocations/" + booked(cohort, "F8", offer(1)) + "/replacement",
                Map.of("student", "F7"));
        told(
                "university",
                "/api/cohorts/" + cohort + "/programme-leavers",
                Map.of("student", "F8", "lastDay", "2026-11-24"));
        told("university", "/api/cohorts/" + cohort + "/programme-reinstatements", Map.of("student", "F8"));
        String kept = everythingKept();
        assertThat(kept).contains("StudentReinstated", "StudentReplaced", "AllocationShortened", "sealedNote");
        assertThat(kept.split("sealedNote", -1)).hasSizeGreaterThan(6);
        assertThat(kept).doesNotContain(NOTE);
    }

    @Test
    void a_key_is_deleted_though_everything_stopped_between_the_event_and_the_deletion() {
        String cohort = cohort("university");
        String student = enrol("university", cohort, List.of("F3")).getFirst();
        deletion.stop();
        done(post("university", forgetting(student), ASKED));
        assertThat(hasKey(student)).isTrue();
        JsonNode table = json(postCsv("university", "/api/cohorts/" + cohort + "/students", "reference\nF3\nF4\n")
                .expectStatus()
                .isOk());
        assertThat(table.get("enrolled")).hasSize(1);
        assertThat(table.get("rejected").get(0).get("line").asInt()).isEqualTo(2);
        assertThat(table.get("rejected").get(0).get("code").asString()).isEqualTo("student-forgotten");
        assertThat(table.get("rejected").get(0).get("detail").asString())
                .isEqualTo(new BeingForgotten("reference", "F3").detail());
        deletion.start();
        awaitNoKey(student);
    }
}
