package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.http.AtOnce.Answer;
import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.calendar.Week;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What one side takes back while others book: whoever comes first in the log is right, and nobody is told otherwise. */
class WithdrawalRacesTest extends HttpTest {
    private static final int OFFICERS = 20;
    private static final Week FIRST = Week.parse("2026-W49");

    @Autowired
    private EventLog log;

    private List<String> students(String cohort, String prefix, int many) {
        return enrol(
                "university",
                cohort,
                IntStream.range(0, many).mapToObj(i -> prefix + i).toList());
    }

    private List<Supplier<Answer>> allocating(String offer, String cohort, List<String> students) {
        WebTestClient university = as("university");
        return students.stream()
                .map(student -> (Supplier<Answer>) () -> AtOnce.send(
                        university,
                        "/api/offers/" + offer + "/allocations",
                        Map.of("cohort", cohort, "students", List.of(student))))
                .toList();
    }

    /** The one among the others: they have begun when it comes. */
    private static List<Answer> amid(List<Supplier<Answer>> others, Supplier<Answer> one) {
        List<Supplier<Answer>> requests = new ArrayList<>(others);
        requests.add(others.size() / 2, one);
        return AtOnce.all(requests);
    }

    private static Answer withStatus(List<Answer> answers, int status) {
        return answers.stream()
                .filter(answer -> answer.status() == status)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> allocations(Stream<Answer> answers) {
        return answers.filter(answer -> answer.status() == 201)
                .flatMap(answer -> answer.body().get("allocations").valueStream())
                .map(allocation -> allocation.get("allocation").asString())
                .toList();
    }

    @Test
    void who_allocates_while_the_offer_is_withdrawn_is_withdrawn_with_it_or_refused() {
        String offer = offer(area(OFFICERS), OFFICERS);
        String cohort = cohort("university");
        List<Answer> answers = amid(
                allocating(offer, cohort, students(cohort, "O", OFFICERS)),
                () -> AtOnce.send(
                        as("provider"),
                        "/api/offers/" + offer + "/withdrawal",
                        Map.of("reason", REASON, "bookingsToo", true)));
        assertThat(answers)
                .extracting(Answer::code)
                .containsOnlyOnce("200")
                .allMatch(code -> List.of("200", "201", "409 offer-withdrawn").contains(code));
        List<String> accepted = allocations(answers.stream());
        JsonNode withdrawn = withStatus(answers, 200).body().get("withdrawn");
        assertThat(withdrawn.valueStream().map(JsonNode::asString)).containsExactlyInAnyOrderElementsOf(accepted);
        LogRecount recount = LogRecount.ofOffer(log, offer);
        assertThat(recount.proposed(offer)).containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(recount.heads(FIRST)).isZero();
    }

    @Test
    void a_place_that_is_given_up_while_others_ask_for_it_is_had_by_one_of_them_at_most() {
        String offer = offer(area(1), 1);
        String cohort = cohort("university");
        List<String> students = students(cohort, "G", OFFICERS);
        String before = created(allocate("university", offer, cohort, List.of(students.getFirst())))
                .get("allocations")
                .get(0)
                .get("allocation")
                .asString();
        List<Answer> answers = amid(
                allocating(offer, cohort, students.subList(1, OFFICERS)),
                () -> AtOnce.send(
                        as("university"), "/api/allocations/" + before + "/withdrawal", Map.of("reason", REASON)));
        List<String> winners = allocations(answers.stream());
        assertThat(winners).hasSizeLessThanOrEqualTo(1);
        assertThat(answers).extracting(Answer::code).containsOnlyOnce("200");
        assertThat(answers)
                .extracting(Answer::code)
                .filteredOn("409 capacity-exceeded"::equals)
                .hasSize(OFFICERS - 1 - winners.size());
        LogRecount recount = LogRecount.ofOffer(log, offer);
        assertThat(recount.heads(FIRST)).isEqualTo(winners.size());
        assertThat(recount.proposed(offer)).hasSize(1 + winners.size());
    }

    private Supplier<Answer> lowering(String area, int places) {
        WebTestClient provider = as("provider");
        return () -> AtOnce.send(
                provider,
                HttpMethod.PUT,
                "/api/placement-areas/" + area + "/safe-capacity",
                Map.of("weeks", List.of("2026-W49/2026-W52"), "places", places, "reason", REASON));
    }

    @Test
    void whoever_is_accepted_while_fewer_become_safe_stays_and_the_area_is_over_committed() {
        String area = area(4);
        Map<String, Object> terms = new HashMap<>(offer(4));
        terms.put("confirmWithinWorkingDays", 2);
        String offer = created(post("provider", "/api/placement-areas/" + area + "/offers", terms))
                .get("offer")
                .asString();
        String cohort = cohort("university");
        List<String> students = students(cohort, "A", 4);
        WebTestClient provider = as("provider");
        List<Supplier<Answer>> accepting = created(allocate("university", offer, cohort, students.subList(0, 3)))
                .get("allocations")
                .valueStream()
                .map(allocation -> allocation.get("allocation").asString())
                .map(allocation -> (Supplier<Answer>)
                        () -> AtOnce.send(provider, "/api/allocations/" + allocation + "/acceptance", Map.of()))
                .toList();
        List<Answer> answers = amid(accepting, lowering(area, 1));
        assertThat(answers).extracting(Answer::code).containsOnly("200").hasSize(4);
        Answer lowered = answers.stream()
                .filter(answer -> answer.body().has("overCommitted"))
                .findFirst()
                .orElseThrow();
        assertThat(lowered.body().get("overCommitted"))
                .hasSize(4)
                .allSatisfy(week -> assertThat(week.get("heads").asInt()).isEqualTo(2));
        refused(allocate("university", offer, cohort, List.of(students.get(3))), 409, "capacity-exceeded");
        assertThat(LogRecount.of(log, area).heads(FIRST)).isEqualTo(3);
    }

    @Test
    void whoever_books_after_fewer_became_safe_is_refused_and_whoever_came_before_stays() {
        String area = area(OFFICERS);
        String offer = offer(area, OFFICERS);
        String cohort = cohort("university");
        List<Answer> answers = amid(allocating(offer, cohort, students(cohort, "L", OFFICERS)), lowering(area, 3));
        List<String> winners = allocations(answers.stream());
        assertThat(winners).hasSizeBetween(3, OFFICERS);
        assertThat(answers)
                .extracting(Answer::code)
                .filteredOn("409 capacity-exceeded"::equals)
                .hasSize(OFFICERS - winners.size());
        assertThat(withStatus(answers, 200).body().get("overCommitted"))
                .hasSize(winners.size() == 3 ? 0 : 4)
                .allSatisfy(week -> assertThat(week.get("heads").asInt()).isEqualTo(winners.size() - 3));
        LogRecount recount = LogRecount.of(log, area);
        assertThat(recount.heads(FIRST)).isEqualTo(winners.size());
        assertThat(recount.proposed(offer)).containsExactlyInAnyOrderElementsOf(winners);
    }
}
