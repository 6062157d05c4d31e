package io.placemarket.command.cohort;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.awaiting;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.programme;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.HoldTaken;
import io.placemarket.command.message.Outcome.Known;
import io.placemarket.command.message.Outcome.StudentsKnown;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.Returner;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.message.StudentCommand.ForgetStudent;
import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StudentRefusal.PlacedStill;
import io.placemarket.kernel.refusal.StudentRefusal.StudentIsForgotten;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today is Wednesday 25 November 2026, in week 48; the ward's offer is for weeks 49 to 52. */
class ForgettingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final CohortId OTHER = new CohortId("chrt00000009");
    private static final StudentId NEWCOMER = new StudentId("s000000000000new");
    private static final ForgetStudent ASKED = forget(ForgettingReason.ASKED_BY_STUDENT);

    private static ForgetStudent forget(ForgettingReason reason) {
        return new ForgetStudent(ANNA, reason);
    }

    private static Scene forgotten() {
        return given(market())
                .and(
                        new StudentForgotten(ANNA, ForgettingReason.ASKED_BY_STUDENT),
                        new StudentTakenOffCohort(COHORT, ANNA, TODAY));
    }

    @Test
    void a_university_lets_the_market_forget_its_student_in_every_cohort() {
        given(market()).when(ASKED, UNIVERSITY).then(told(COHORT));
        given(market())
                .and(new CohortCreated(OTHER, KEELE, programme(ADULT, LearnerLevel.YEAR_2)))
                .and(new StudentJoinedCohort(ANNA, OTHER))
                .and(new StudentsEnrolled(OTHER, List.of(new Enrolment(ANNA, "of 17"))))
                .when(ASKED, UNIVERSITY)
                .then(
                        new StudentForgotten(ANNA, ForgettingReason.ASKED_BY_STUDENT),
                        new StudentTakenOffCohort(COHORT, ANNA, TODAY),
                        new StudentTakenOffCohort(OTHER, ANNA, TODAY));
    }

    private static DomainEvent[] told(CohortId cohort) {
        return new DomainEvent[] {
            new StudentForgotten(ANNA, ForgettingReason.ASKED_BY_STUDENT),
            new StudentTakenOffCohort(cohort, ANNA, TODAY)
        };
    }

    @Test
    void a_dry_run_tells_whether_it_would_be_refused_and_forgets_nobody() {
        given(market()).tried(ASKED, UNIVERSITY).wouldAnswer(Done.class);
    }

    @Test
    void who_is_placed_from_this_week_on_is_not_forgotten_and_the_answer_says_when_that_is_possible() {
        Problem ahead = given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .when(ASKED, UNIVERSITY)
                .thenRefused(PlacedStill.class);
        assertThat(ahead.detail()).contains("Give these weeks up first");
        assertThat(ahead.figures())
                .containsEntry("weeks", offered().runs())
                .containsEntry("allocations", List.of(FIRST.value()))
                .containsEntry("possibleFrom", "2026-11-25");
        Problem begun = given(market())
                .and(allocated(FIRST, ANNA, weeks("2026-W47/2026-W49")))
                .when(ASKED, UNIVERSITY)
                .thenRefused(ProblemCode.PLACEMENTS_AHEAD);
        assertThat(begun.detail()).contains("Give up what has not begun; from 2026-11-30");
        assertThat(begun.figures())
                .containsEntry("weeks", weeks("2026-W48/2026-W49").runs())
                .containsEntry("possibleFrom", "2026-11-30");
    }

    @Test
    void weeks_that_are_over_keep_nobody_from_being_forgotten() {
        given(market())
                .and(allocated(FIRST, ANNA, weeks("2026-W46/2026-W47")))
                .when(ASKED, UNIVERSITY)
                .then(told(COHORT));
    }

    @Test
    void deadlines_go_on_for_who_was_forgotten() {
        Scene unanswered = given(market()).and(awaiting(FIRST, ANNA, weeks("2026-W46/2026-W47")));
        assertThat(unanswered
                        .when(ASKED, UNIVERSITY)
                        .then(told(COHORT))
                        .at("2026-11-30T10:00")
                        .when(new ReturnUnconfirmed(FIRST), MARKET)
                        .events())
                .hasAtLeastOneElementOfType(AllocationReturned.class);
    }

    static List<Command> later() {
        StudentChoice anna = new ById(ANNA);
        return List.of(
                ASKED,
                forget(ForgettingReason.NO_LONGER_NEEDED),
                new RecordRequirement(ANNA, Requirement.DBS, RequirementStatus.CLEARED, Optional.empty()),
                new RecordAdjustments(ANNA, Optional.of("no stairs")),
                new RecordAdjustments(ANNA, Optional.empty()),
                new AllocateStudents(
                        OFFER, COHORT, List.of(new Named(anna, SECOND)), Optional.empty(), Optional.empty()),
                new StartProgrammes(COHORT, List.of(new OnDay(0, anna, TODAY))),
                new CompleteProgrammes(COHORT, List.of(new OnDay(0, anna, TODAY))),
                new LeaveProgrammes(COHORT, List.of(new Leaver(0, anna, TODAY, REASON))),
                new ReinstateStudents(COHORT, List.of(new Returner(0, anna, REASON))));
    }

    @ParameterizedTest
    @MethodSource("later")
    void nothing_new_is_recorded_of_who_was_forgotten(Command command) {
        Problem refusal = forgotten()
                .when(command, UNIVERSITY)
                .thenRefused(new StudentIsForgotten(new StudentId("s00000000000anna"), "s00000000000anna"));
        assertThat(refusal.figures()).containsEntry("student", ANNA.value());
        assertThat(refusal.detail()).contains("enrol it again: it is somebody new");
    }

    @Test
    void the_number_means_nobody_any_more_and_enrolled_again_it_is_somebody_new() {
        AllocateStudents byNumber = new AllocateStudents(
                OFFER, COHORT, List.of(new Named(new ByReference("17"), SECOND)), Optional.empty(), Optional.empty());
        forgotten().when(byNumber, UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
        StudentsKnown known = forgotten()
                .when(new EnrolStudents(COHORT, List.of(new Entrant("17", NEWCOMER))), UNIVERSITY)
                .answer(StudentsKnown.class);
        assertThat(known.students()).containsExactly(new Known(NEWCOMER, true, Optional.empty()));
    }

    @Test
    void until_the_key_is_deleted_the_number_is_not_enrolled_and_keeps_nobody_else_from_it() {
        StudentId another = new StudentId("s000000000000dee");
        Scene scene = given(market());
        StudentId dana = scene.when(
                        new EnrolStudents(COHORT, List.of(new Entrant("20", new StudentId("s00000000000dana")))),
                        UNIVERSITY)
                .answer(StudentsKnown.class)
                .students()
                .getFirst()
                .student();
        scene.when(new ForgetStudent(dana, ForgettingReason.ENROLLED_IN_ERROR), UNIVERSITY)
                .then(
                        new StudentForgotten(dana, ForgettingReason.ENROLLED_IN_ERROR),
                        new StudentTakenOffCohort(COHORT, dana, TODAY))
                .when(new EnrolStudents(COHORT, List.of(new Entrant("20", NEWCOMER))), UNIVERSITY)
                .thenNothing();
        assertThat(scene.when(
                                new EnrolStudents(
                                        COHORT, List.of(new Entrant("20", NEWCOMER), new Entrant("21", another))),
                                UNIVERSITY)
                        .answer(StudentsKnown.class)
                        .students())
                .containsExactly(
                        new Known(dana, false, Optional.empty(), Optional.of(ProblemCode.STUDENT_FORGOTTEN)),
                        new Known(another, true, Optional.empty()));
    }

    /** Eighty are expected, and three enrolled and some more, one of whom is forgotten. */
    private static Scene forgottenOf(int more, DomainEvent... before) {
        return given(market(100, 100, 0))
                .and(new StudentsEnrolled(COHORT, enrolments(more)))
                .and(before)
                .and(told(COHORT));
    }

    private static List<Enrolment> enrolments(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Enrolment(new StudentId("s%015d".formatted(i)), "of " + i))
                .toList();
    }

    private static PlaceHold hold(int places) {
        return new PlaceHold(HOLD, COHORT, places, Optional.empty());
    }

    private static void takesAtMost(int places, Scene scene) {
        scene.when(hold(places + 1), UNIVERSITY).thenRefused(ProblemCode.COHORT_CEILING);
        scene.when(hold(places), UNIVERSITY).answer(HoldTaken.class);
    }

    @Test
    void as_many_are_expected_as_before_and_a_cohort_with_more_students_has_one_less() {
        takesAtMost(88, forgottenOf(0));
        takesAtMost(88, forgottenOf(77));
        // 81 of 82, and a tenth
        takesAtMost(90, forgottenOf(79));
        // who left before is not expected: 79, and a tenth
        takesAtMost(87, forgottenOf(0, new StudentLeftCohort(COHORT, ANNA, TODAY.minusDays(30))));
    }

    @Test
    void who_was_forgotten_takes_no_room_in_the_cohort() {
        List<Enrolment> others = enrolments(Programme.MOST_STUDENTS - 3);
        EnrolStudents oneMore = new EnrolStudents(COHORT, List.of(new Entrant("new", NEWCOMER)));
        given(market())
                .and(new StudentsEnrolled(COHORT, others))
                .when(oneMore, UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        forgotten()
                .and(new StudentsEnrolled(COHORT, others))
                .when(oneMore, UNIVERSITY)
                .answer(StudentsKnown.class);
    }

    @Test
    void who_left_before_stays_as_gone_as_before() {
        given(market())
                .and(new StudentLeftCohort(COHORT, BEN, TODAY.minusDays(30)))
                .when(new ForgetStudent(BEN, ForgettingReason.NO_LONGER_NEEDED), UNIVERSITY)
                .then(
                        new StudentForgotten(BEN, ForgettingReason.NO_LONGER_NEEDED),
                        new StudentTakenOffCohort(COHORT, BEN, TODAY));
    }

    @Test
    void nobody_but_its_university_does_so() {
        given(market()).when(ASKED, RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market()).when(ASKED, PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        given(market()).when(ASKED, REGION).thenRefused(ProblemCode.NOT_ALLOWED);
        given(market()).when(ASKED, OPERATOR).thenRefused(ProblemCode.NOT_ALLOWED);
        given(market())
                .when(new ForgetStudent(NEWCOMER, ForgettingReason.NO_LONGER_NEEDED), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_FOUND);
        given(market()).when(ASKED, UNIVERSITY, 7).thenRefused(ProblemCode.REVISION_MISMATCH);
    }

    @Test
    void nothing_of_another_universitys_student_is_locked() {
        List<String> reads = given(market()).when(ASKED, RIVAL).reads();
        assertThat(reads).containsOnly(ANNA.value());
    }
}
