package io.placemarket.query.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.personal.SealedReferences;
import io.placemarket.edge.personal.StudentKeys;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.query.OverHttp;
import io.placemarket.query.market.Story;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

/** What is written of a student is read with the student's own key, wherever it is shown, and with nothing else. */
@TestPropertySource(properties = "test.market=notes")
class SealedNotesTest extends OverHttp {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String NOTE = "is at home with her mother";

    @Autowired
    private SealedReferences seals;

    @Autowired
    private StudentKeys keys;

    private String sealed(StudentId student, String text) {
        return Optional.ofNullable(seals.seal(Map.of(student, text)).block(LONG))
                .map(texts -> texts.get(student))
                .orElseThrow();
    }

    private SealedReason why(StudentId student) {
        return SealedReason.of(ReasonCode.STUDENT_ILLNESS, Optional.of(sealed(student, NOTE)));
    }

    private String read(String user, String path, String type) {
        byte[] answer = as(user).get()
                .uri(path)
                .accept(MediaType.parseMediaType(type))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(Optional.ofNullable(answer).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void both_sides_read_it_until_the_key_is_deleted_and_nobody_afterwards() {
        Story story = market().story();
        StudentId student = story.ids().student();
        keys.claim(Map.of("hash of N-0009", student)).block(LONG);
        story.enrol(market().north(), market().northern(), Map.of(student, sealed(student, "N-0009")));
        LocalDate spring = Story.MONDAY.plusWeeks(22);
        OfferId offer = story.offer(market().trust(), market().ward(), Story.terms(Story.ADULT, 2, spring, 1));
        AllocationId allocation =
                story.propose(offer, market().northern(), market().north(), student, WeekSet.of(Week.of(spring)));
        story.tell(new AllocationReturned(allocation, Party.PROVIDER, why(student)));
        story.tell(new ProgrammeLeft(student, market().northern(), Story.MONDAY, why(student)));
        caughtUp();
        String list = "/api/allocations?offer=" + offer;
        String students = "/api/cohorts/" + market().northern() + "/students";
        List<String> ofTheOffer = List.of(list, "/api/offers/" + offer, "/api/offers/" + offer + "/history");
        for (String user : List.of("trust", "north")) {
            for (String path : ofTheOffer) {
                assertThat(read(user, path, "application/json"))
                        .as(user + " " + path)
                        .contains(NOTE)
                        .doesNotContain("sealed");
            }
        }
        assertThat(read("north", students, "application/json")).contains(NOTE).doesNotContain("sealed");

        keys.delete(List.of(student)).block(LONG);
        for (String user : List.of("trust", "north")) {
            for (String path : ofTheOffer) {
                assertThat(read(user, path, "application/json"))
                        .as(user + " " + path)
                        .contains(student.value())
                        .doesNotContain(NOTE);
            }
        }
        assertThat(read("north", students, "application/json"))
                .contains("STUDENT_ILLNESS")
                .doesNotContain(NOTE);
        assertThat(read("north", list, "text/csv")).contains(allocation.value()).doesNotContain(NOTE);
    }
}
