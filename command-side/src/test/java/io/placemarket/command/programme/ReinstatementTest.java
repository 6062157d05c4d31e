package io.placemarket.command.programme;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CEM;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.programme;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.PlainSeal;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.Returner;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentReturnedToCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeGoesOn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Today is Wednesday 25 November 2026; the ward's offer is for weeks 49 to 52. */
class ReinstatementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 22);
    private static final Reason LEFT = Reason.of(ReasonCode.STUDENT_LEFT_PROGRAMME);
    private static final Reason SLIP = new Reason(ReasonCode.RECORDED_IN_ERROR, "the wrong line");
    private static final SealedReason SEALED_SLIP =
            SealedReason.of(ReasonCode.RECORDED_IN_ERROR, Optional.of("sealed the wrong line"));

    private static ReinstateStudents reinstate(StudentId student) {
        return new ReinstateStudents(COHORT, List.of(new Returner(0, new ById(student), SLIP)));
    }

    private static LeaveProgrammes leave(StudentId student) {
        return new LeaveProgrammes(COHORT, List.of(new Leaver(0, new ById(student), TODAY, LEFT)));
    }

    private static AllocateStudents allocate(StudentId student) {
        return new AllocateStudents(
                OFFER, COHORT, List.of(new Named(new ById(student), SECOND)), Optional.empty(), Optional.empty());
    }

    @Test
    void that_a_student_completed_is_taken_back() {
        given(market())
                .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                .and(new ProgrammeCompleted(ANNA, COHORT, TODAY))
                .when(reinstate(ANNA), UNIVERSITY)
                .then(new StudentReinstated(ANNA, COHORT, SEALED_SLIP));
    }

    @Test
    void a_student_who_was_said_to_have_left_is_back_in_every_cohort() {
        CohortId second = new CohortId("chrt00000002");
        given(market())
                .and(new CohortCreated(second, KEELE, programme(ADULT, LearnerLevel.YEAR_2)))
                .and(new StudentJoinedCohort(ANNA, second))
                .and(new StudentsEnrolled(second, List.of(new Enrolment(ANNA, new PlainSeal().hash(KEELE, "17")))))
                .and(new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())))
                .and(new StudentLeftCohort(COHORT, ANNA, TODAY))
                .and(new StudentLeftCohort(second, ANNA, TODAY))
                .when(reinstate(ANNA), UNIVERSITY)
                .then(
                        new StudentReinstated(ANNA, COHORT, SEALED_SLIP),
                        new StudentReturnedToCohort(COHORT, ANNA),
                        new StudentReturnedToCohort(second, ANNA));
    }

    @Test
    void what_leaving_gave_up_stays_given_up_and_is_booked_anew_where_there_is_room() {
        Scene scene = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, offered()));
        scene.when(leave(ANNA), UNIVERSITY).answer(ProgrammesRecorded.class);
        assertThat(scene.when(reinstate(ANNA), UNIVERSITY).events())
                .containsExactly(
                        new StudentReinstated(ANNA, COHORT, SEALED_SLIP), new StudentReturnedToCohort(COHORT, ANNA));
        scene.when(allocate(ANNA), UNIVERSITY).answer(Object.class);
    }

    @Test
    void the_place_may_be_somebody_elses_by_then() {
        Scene scene = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, offered()));
        scene.when(leave(ANNA), UNIVERSITY).answer(ProgrammesRecorded.class);
        scene.when(allocate(BEN), UNIVERSITY).answer(Object.class);
        scene.when(reinstate(ANNA), UNIVERSITY).answer(ProgrammesRecorded.class);
        scene.when(allocate(ANNA), UNIVERSITY).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void who_is_back_may_leave_or_complete_again() {
        Scene scene = given(market())
                .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                .and(new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())))
                .and(new StudentReinstated(ANNA, COHORT, SEALED_SLIP));
        scene.when(new CompleteProgrammes(COHORT, List.of(new OnDay(0, new ById(ANNA), TODAY))), UNIVERSITY)
                .then(new ProgrammeCompleted(ANNA, COHORT, TODAY));
        scene.when(reinstate(ANNA), UNIVERSITY).answer(ProgrammesRecorded.class);
        scene.when(leave(ANNA), UNIVERSITY)
                .then(
                        new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())),
                        new StudentLeftCohort(COHORT, ANNA, TODAY));
    }

    @Test
    void what_did_not_end_is_not_taken_back() {
        assertThat(given(market())
                        .when(reinstate(ANNA), UNIVERSITY)
                        .thenRefused(new ProgrammeGoesOn("s00000000000anna", false))
                        .figures())
                .containsEntry("state", "NOT_STARTED")
                .containsEntry("needed", List.of("COMPLETED", "LEFT"));
        Scene scene = given(market())
                .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                .and(new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())));
        scene.when(reinstate(ANNA), UNIVERSITY).then(new StudentReinstated(ANNA, COHORT, SEALED_SLIP));
        assertThat(scene.when(reinstate(ANNA), UNIVERSITY)
                        .thenRefused(ProblemCode.WRONG_STATE)
                        .figures())
                .containsEntry("state", "STARTED");
    }

    @Test
    void only_the_cohorts_university_takes_it_back() {
        Scene scene = given(market()).and(new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())));
        scene.when(reinstate(ANNA), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        scene.when(reinstate(ANNA), PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        scene.when(reinstate(ANNA), REGION).thenRefused(ProblemCode.NOT_ALLOWED);
        scene.when(reinstate(ANNA), OPERATOR).thenRefused(ProblemCode.NOT_ALLOWED);
    }

    @Test
    void a_table_is_taken_whole_or_refused_with_every_bad_line() {
        Scene scene = given(market())
                .and(new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())))
                .and(new ProgrammeLeft(BEN, COHORT, TODAY, SealedReason.of(LEFT.code())));
        Problem problem = scene.when(
                        new ReinstateStudents(
                                COHORT,
                                List.of(
                                        new Returner(2, new ById(ANNA), SLIP),
                                        new Returner(3, new ById(CEM), SLIP),
                                        new Returner(4, new ByReference("unknown"), SLIP))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat((List<?>) problem.figures().get("rows"))
                .extracting(row -> ((Map<?, ?>) row).get("line") + " " + ((Map<?, ?>) row).get("code"))
                .containsExactly("3 wrong-state", "4 invalid-value");
        scene.when(
                        new ReinstateStudents(
                                COHORT,
                                List.of(new Returner(2, new ById(ANNA), SLIP), new Returner(3, new ById(BEN), SLIP))),
                        UNIVERSITY)
                .then(
                        new StudentReinstated(BEN, COHORT, SEALED_SLIP),
                        new StudentReinstated(ANNA, COHORT, SEALED_SLIP));
    }

    @Test
    void a_rehearsal_takes_nothing_back() {
        assertThat(given(market())
                        .and(new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())))
                        .tried(reinstate(ANNA), UNIVERSITY)
                        .wouldAnswer(ProgrammesRecorded.class))
                .isEqualTo(new ProgrammesRecorded(1, 1, List.of()));
        assertThat(new Returner(2, new ByReference("17654321"), SLIP).toString())
                .doesNotContain("17654321");
    }
}
