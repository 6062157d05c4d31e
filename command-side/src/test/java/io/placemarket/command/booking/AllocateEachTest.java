package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CEM;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.claimed;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.proposed;
import static io.placemarket.command.Sample.taken;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.bus.LogJson;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.command.message.Outcome.Allocated;
import io.placemarket.command.message.Outcome.EachAnswered;
import io.placemarket.command.message.Outcome.NotAllocated;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.BookingRefusal.NobodyPlaced;
import io.placemarket.kernel.refusal.EachRefusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

/** Two places, and more who are named for them. */
class AllocateEachTest {
    private static final AllocationId ELSEWHERE = new AllocationId("ther00000000-ffer0000-a0000000001");
    private static final List<AllocationId> ISSUED = List.of(FIRST, SECOND, THIRD);

    private static AllocateEach each(Optional<HoldId> hold, StudentChoice... students) {
        return new AllocateEach(
                OFFER,
                COHORT,
                IntStream.range(0, students.length)
                        .mapToObj(i -> new Named(students[i], ISSUED.get(i)))
                        .toList(),
                Optional.empty(),
                hold);
    }

    private static AllocateEach each(StudentChoice... students) {
        return each(Optional.empty(), students);
    }

    @Test
    void who_is_placed_elsewhere_keeps_nobody_else_from_a_place() {
        Scene.Asked asked = given(market())
                .and(allocated(ELSEWHERE, ANNA, weeks("2026-W50")))
                .when(each(new ById(ANNA), new ById(BEN)), UNIVERSITY);
        assertThat(asked.answer(EachAnswered.class).refused())
                .containsExactly(new NotAllocated(
                        0,
                        "student-already-booked",
                        "Student " + ANNA + " is placed already in 2026-W50.",
                        Optional.empty(),
                        Optional.of("of these weeks, 2026-W49, 2026-W51/2026-W52"),
                        Map.of("student", ANNA.value(), "weeks", List.of("2026-W50"))));
        asked.then(
                claimed(SECOND, BEN, offered()),
                taken(1, offered()),
                new StudentBooked(BEN, SECOND, offered()),
                proposed(SECOND, BEN, offered(), Optional.empty(), Optional.empty()),
                new AllocationAccepted(SECOND, Party.MARKET));
    }

    @Test
    void the_first_who_are_named_get_the_places_there_are() {
        EachAnswered answer = given(market())
                .when(each(new ById(CEM), new ById(ANNA), new ById(BEN)), UNIVERSITY)
                .answer(EachAnswered.class);
        assertThat(answer.allocated()).extracting(Allocated::student).containsExactly(CEM, ANNA);
        Problem alone = given(market())
                .and(held(2))
                .when(
                        new AllocateStudents(
                                OFFER,
                                COHORT,
                                List.of(new Named(new ById(BEN), THIRD)),
                                Optional.empty(),
                                Optional.empty()),
                        UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(alone.figures()).containsKey("weeks");
        assertThat(answer.refused())
                .as("with the figures of the same refusal alone")
                .containsExactly(NotAllocated.of(2, alone));
    }

    @Test
    void a_hold_gives_its_places_as_far_as_they_go() {
        EachAnswered answer = given(market())
                .and(held(1))
                .when(each(Optional.of(HOLD), new ById(ANNA), new ById(BEN)), UNIVERSITY)
                .answer(EachAnswered.class);
        assertThat(answer.allocated()).extracting(Allocated::student).containsExactly(ANNA);
        assertThat(answer.refused()).extracting(NotAllocated::place).containsExactly(1);
    }

    @Test
    void a_number_that_means_nobody_and_one_named_twice_are_answered_too_and_the_answer_holds_no_number() {
        EachAnswered answer = given(market())
                .when(each(new ByReference("9999"), new ByReference("17"), new ById(ANNA)), UNIVERSITY)
                .answer(EachAnswered.class);
        assertThat(answer.allocated()).extracting(Allocated::student).containsExactly(ANNA);
        assertThat(answer.refused())
                .extracting(NotAllocated::code)
                .containsExactly("invalid-value", "student-already-booked");
        assertThat(answer.toString()).doesNotContain("9999").doesNotContain("17,");
    }

    @Test
    void where_nobody_is_placed_all_of_it_is_refused_with_the_reason_of_each_as_named() {
        List<EachRefusal> reasons = List.of(
                new EachRefusal(
                        ANNA.value(),
                        "/problems/student-already-booked",
                        "The student is already placed in one of these weeks",
                        409,
                        "Student " + ANNA + " is placed already in 2026-W50.",
                        "student-already-booked",
                        Optional.empty(),
                        Optional.of("of these weeks, 2026-W49, 2026-W51/2026-W52"),
                        Map.of("weeks", List.of("2026-W50"))),
                new EachRefusal(
                        "9999",
                        "/problems/invalid-value",
                        "A value is not acceptable",
                        422,
                        "'students' is not acceptable: a student of the cohort.",
                        "invalid-value",
                        Optional.of("students"),
                        Optional.of("a student of the cohort"),
                        Map.of()));
        Problem problem = given(market())
                .and(allocated(ELSEWHERE, ANNA, weeks("2026-W50")))
                .when(each(new ById(ANNA), new ByReference("9999")), UNIVERSITY)
                .thenRefused(new NobodyPlaced(reasons));
        assertThat(problem.figures()).isEqualTo(Map.of("refused", reasons));
        given(market()).tried(each(new ByReference("9999")), UNIVERSITY).thenRefused(ProblemCode.NOBODY_PLACED);
    }

    @Test
    void an_answer_that_was_kept_before_refusals_had_figures_is_still_read() {
        String kept = """
                {"allocated":[],"refused":[{"place":1,"code":"capacity-exceeded","detail":"Full."}]}""";
        EachAnswered read = LogJson.serializer()
                .deserialize(new SimpleSerializedObject<>(kept, String.class, "EachAnswered", null));
        assertThat(read.refused().getFirst().named("17"))
                .isEqualTo(new EachRefusal(
                        "17",
                        "/problems/capacity-exceeded",
                        ProblemCode.CAPACITY_EXCEEDED.title(),
                        409,
                        "Full.",
                        "capacity-exceeded",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
    }

    @Test
    void a_dry_run_answers_each_and_changes_nothing() {
        EachAnswered answer = given(market())
                .tried(each(new ById(ANNA), new ById(BEN), new ById(CEM)), UNIVERSITY)
                .wouldAnswer(EachAnswered.class);
        assertThat(answer.allocated()).hasSize(2);
        assertThat(answer.refused()).hasSize(1);
    }

    @Test
    void students_are_locked_in_the_order_of_their_identifiers_whoever_is_named_first() {
        assertThat(given(market())
                        .when(each(new ById(ANNA), new ById(CEM), new ById(BEN)), UNIVERSITY)
                        .reads())
                .containsSubsequence(BEN.value(), CEM.value(), ANNA.value());
    }

    @Test
    void what_concerns_all_of_them_is_refused_whole() {
        given(market()).when(each(new ById(ANNA)), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market()).when(each(new ById(ANNA)), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        given(market()).when(each(), UNIVERSITY).thenRefused(ProblemCode.MISSING_VALUE);
        given(market()).when(each(new ById(ANNA)), UNIVERSITY, 7).thenRefused(ProblemCode.REVISION_MISMATCH);
    }
}
