package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.page.NamedStudents;
import io.placemarket.edge.page.NamedStudents.Form;
import io.placemarket.edge.page.NamedStudents.Line;
import io.placemarket.edge.page.NamedStudents.Verdict;
import io.placemarket.edge.page.NamedStudentsPage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

/** The form by which a list of students is named, in a process that has pages. */
@Import(NamedStudentsOverHttpTest.Plain.class)
class NamedStudentsOverHttpTest extends HttpTest {
    /** A page that is a line for the whole and one for each student; no configuration by itself, which other tests would find. */
    static class Plain {
        @Bean
        NamedStudentsPage plainPage() {
            return (answer, exchange) -> Mono.just(
                    answer.refusal().map(why -> why.code().code() + "\n").orElse("") + lines(answer));
        }

        private static String lines(NamedStudents answer) {
            return answer.lines().stream().map(Plain::line).collect(Collectors.joining("\n"));
        }

        private static String line(Line line) {
            String why = line.verdict() == Verdict.REFUSED ? " " + String.join(" ", line.words()) : "";
            return line.student() + " " + line.verdict() + why;
        }
    }

    private static Form form(String cohort, String students, boolean each, String hold) {
        return new Form(cohort, students, "", "", each, hold);
    }

    /** Sends the form, and answers the page's lines. */
    private List<String> send(String offer, Form form, String step, int status) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.setAll(Map.of(
                "cohort", form.cohort(),
                "students", form.students(),
                "how", form.each() ? "each" : "all",
                "hold", form.hold(),
                "step", step,
                "checked", form.digest()));
        return Objects.requireNonNull(as("university")
                        .post()
                        .uri("/api/offers/" + offer + "/named-students")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .bodyValue(fields)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .lines()
                .toList();
    }

    private String hold(String offer, String cohort, int places) {
        return created(post(
                        "university", "/api/offers/" + offer + "/holds", Map.of("cohort", cohort, "places", places)))
                .get("hold")
                .asString();
    }

    @Test
    void students_are_named_from_a_hold_once_they_were_checked() {
        String offer = offer(area(2), 2);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("H1", "H2", "H3"));
        String hold = hold(offer, cohort, 2);
        Form form = form(cohort, "H1, H3", true, hold);
        List<String> accepted = List.of("H1 ACCEPTED", "H3 ACCEPTED");
        assertThat(send(offer, form, "check", 200)).isEqualTo(accepted);
        assertThat(send(offer, form, "name", 200)).isEqualTo(accepted);
        assertThat(send(offer, form(cohort, "H2", true, hold), "check", 409))
                .first()
                .isEqualTo("nobody-placed");
    }

    @Test
    void who_finds_no_place_reads_that_those_before_in_the_list_took_it() {
        String offer = offer(area(3), 3);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("B1", "B2", "B3", "B4"));
        String hold = hold(offer, cohort, 1);
        assertThat(send(offer, form(cohort, "B4 B2 B1", true, ""), "check", 200))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("B4 ACCEPTED"),
                        second -> assertThat(second).isEqualTo("B2 ACCEPTED"),
                        third -> assertThat(third)
                                .startsWith("B1 REFUSED What was left went to those before in the list, 2 of them."));
        assertThat(send(offer, form(cohort, "B3 B4", true, hold), "check", 200).getLast())
                .as("of a hold nothing is left")
                .isEqualTo("B4 REFUSED What was left went to those before in the list, 1 of them.");
        assertThat(send(offer, form(cohort, "nobody B4", true, hold), "check", 200))
                .as("who is no student took nothing")
                .containsExactly("nobody REFUSED Not a student of the cohort.", "B4 ACCEPTED");
    }

    @Test
    void a_list_that_cannot_be_done_as_a_whole_is_answered_with_its_status_and_each_ones_answer() {
        String offer = offer(area(2), 2);
        String cohort = cohort("university");
        enrol("university", cohort, List.of("C1", "C2"));
        assertThat(send(offer, form(cohort, "C1 nobody C2", false, ""), "check", 422))
                .containsExactly(
                        "invalid-value", "C1 ACCEPTED", "nobody REFUSED Not a student of the cohort.", "C2 ACCEPTED");
        String hold = hold(offer, cohort, 1);
        assertThat(send(offer, form(cohort, "C1 C2", false, hold), "name", 409))
                .first()
                .isEqualTo("hold-too-small");
        assertThat(send(offer, form(cohort, "", true, hold), "check", 422)).containsExactly("missing-value");
        assertThat(send(offer, form(cohort, "C1", true, "no hold"), "check", 422))
                .containsExactly("invalid-value");
        assertThat(send(offer(area(1), 1), form(cohort, "C1", true, hold), "check", 409))
                .as("a hold of another offer")
                .containsExactly(
                        "nobody-placed", "C1 REFUSED 'hold' is not acceptable: a hold of this cohort in this offer.");
    }
}
