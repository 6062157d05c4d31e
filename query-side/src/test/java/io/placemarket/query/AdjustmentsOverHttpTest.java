package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.market.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(properties = "test.market=adjustments") // one of its own: it tells more than others expect
class AdjustmentsOverHttpTest extends OverHttp {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private StudentKeys keys;

    @Autowired
    private SealedReferences seals;

    @Value("${placemarket.mongodb.uri}")
    private String address = "";

    private WebTestClient.ResponseSpec get(String user, String path) {
        long position = market().story().position();
        return as(user).get().uri(path + "?atLeast=" + position).exchange();
    }

    private String text(String user, String path) {
        return Objects.requireNonNull(get(user, path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void the_two_organisations_concerned_read_what_a_student_needs_and_others_are_refused() {
        String path = "/api/allocations/" + market().southernInWard + "/adjustments";
        assertThat(text("south", path)).contains(ExampleMarket.ADJUSTMENTS);
        assertThat(text("trust", path)).contains(ExampleMarket.ADJUSTMENTS);
        for (String user : List.of("north", "hospice", "region", "operator")) {
            get(user, path).expectStatus().isForbidden();
        }
        String student = "/api/students/" + market().southernStudents.getFirst() + "/adjustments";
        assertThat(text("south", student)).contains(ExampleMarket.ADJUSTMENTS);
        for (String user : List.of("trust", "north", "region", "operator")) {
            get(user, student).expectStatus().isForbidden();
        }
        get("south", "/api/students/s00000000000none/adjustments")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void once_the_students_key_is_deleted_nobody_reads_them_and_once_forgotten_the_views_forget_too() {
        StudentId student = market().story().ids().student();
        keys.claim(Map.of("hash of " + student, student)).block(LONG);
        String sealed = Objects.requireNonNull(
                        seals.seal(Map.of(student, "a quiet room")).block(LONG))
                .get(student);
        market().story().enrol(market().south, market().southern, Map.of(student, Objects.requireNonNull(sealed)));
        market().story().tell(new AdjustmentsRecorded(student, Optional.of(sealed)));
        String path = "/api/students/" + student + "/adjustments";
        assertThat(text("south", path)).contains("a quiet room");
        try (MongoClient client = MongoClients.create(address)) {
            client.getDatabase(Objects.requireNonNull(new ConnectionString(address).getDatabase()))
                    .getCollection("student_keys")
                    .deleteOne(Filters.eq("_id", student.value()));
        }
        assertThat(text("south", path)).contains("\"recorded\":true").doesNotContain("a quiet room");
        String students = "/api/cohorts/" + market().southern + "/students";
        assertThat(text("south", students)).contains("\"forgotten\":false").doesNotContain("\"forgotten\":true");
        market().story().tell(new StudentForgotten(student, ForgettingReason.ASKED_BY_STUDENT));
        assertThat(text("south", path)).contains("\"recorded\":false", "\"forgotten\":true");
        assertThat(text("south", students)).contains("\"forgotten\":true");
    }

    @Test
    void files_tell_who_was_forgotten_from_whose_number_cannot_be_read() {
        Story story = market().story();
        WeekSet week = WeekSet.of(Week.of(Story.MONDAY));
        List<StudentId> two = story.enrol(market().south, market().southern, 2);
        OfferId offer = story.offer(market().trust, story.area(market().trust, 2), 2, 1);
        two.forEach(student -> story.allocate(offer, market().southern, market().south, student, week));
        story.tell(new StudentForgotten(two.getFirst(), ForgettingReason.ENROLLED_IN_ERROR));
        for (String path : List.of("/api/cohorts/" + market().southern + "/students", "/api/allocations")) {
            List<String> lines = file(path);
            assertThat(lines.getFirst()).endsWith(",forgotten");
            assertThat(line(lines, two.getFirst())).endsWith(",true");
            assertThat(line(lines, two.getLast())).endsWith(",false");
        }
    }

    private List<String> file(String path) {
        return Objects.requireNonNull(as("south")
                        .get()
                        .uri(path + "?atLeast=" + market().story().position())
                        .accept(MediaType.parseMediaType("text/csv"))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .lines()
                .toList();
    }

    private static String line(List<String> lines, StudentId student) {
        return lines.stream()
                .filter(line -> line.contains(student.value()))
                .findFirst()
                .orElseThrow();
    }
}
