package io.placemarket.command.programme;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.awaiting;
import static io.placemarket.command.Sample.givenBack;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.programme;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.PlainSeal;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StudentRefusal.ProgrammeHasEnded;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Who leaves a programme gives up what is to come, everywhere, in one step. Today is Wednesday 25 November 2026, in week 48; the ward's offer
 * is for weeks 49 to 52.
 */
class LeavingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 22);
    private static final Reason LEFT = Reason.of(ReasonCode.STUDENT_LEFT_PROGRAMME);

    private static OnDay on(long line, StudentId student, LocalDate day) {
        return new OnDay(line, new ById(student), day);
    }

    private static StartProgrammes start(StudentId student, LocalDate day) {
        return new StartProgrammes(COHORT, List.of(on(0, student, day)));
    }

    private static LeaveProgrammes leave(StudentId student, LocalDate day) {
        return new LeaveProgrammes(COHORT, List.of(new Leaver(0, new ById(student), day, LEFT)));
    }

    private static AllocateStudents allocate(StudentId student) {
        return new AllocateStudents(
                OFFER, COHORT, List.of(new Named(new ById(student), THIRD)), Optional.empty(), Optional.empty());
    }

    private static PlaceHold hold(int places, String weeks) {
        return new PlaceHold(
                new HoldId(OFFER + "-h0000000009"), new CohortId("chrt00000003"), places, Optional.of(weeks(weeks)));
    }

    private static Programme of(int size) {
        Programme like = programme(ADULT, LearnerLevel.YEAR_2);
        return new Programme(
                like.name(),
                like.profession(),
                like.level(),
                like.route(),
                like.attendance(),
                like.intake(),
                size,
                like.weeks());
    }

    @Test
    void what_the_university_wrote_of_who_left_does_not_reach_the_provider() {
        Reason told = new Reason(ReasonCode.STUDENT_LEFT_PROGRAMME, "a private matter");
        LeaveProgrammes leave = new LeaveProgrammes(COHORT, List.of(new Leaver(0, new ById(ANNA), TODAY, told)));
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .when(leave, UNIVERSITY)
                        .events())
                .contains(
                        new ProgrammeLeft(
                                ANNA,
                                COHORT,
                                TODAY,
                                SealedReason.of(told.code(), Optional.of("sealed a private matter"))),
                        new AllocationWithdrawn(FIRST, Party.UNIVERSITY, SealedReason.of(LEFT.code()), offered()));
    }

    @Test
    void who_leaves_gives_up_what_is_to_come_in_the_same_step() {
        given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .when(leave(ANNA, TODAY), UNIVERSITY)
                .then(
                        new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())),
                        new StudentLeftCohort(COHORT, ANNA, TODAY),
                        new AllocationWithdrawn(FIRST, Party.UNIVERSITY, SealedReason.of(LEFT.code()), offered()),
                        new PlacesFreed(WARD, FIRST, 1, offered()),
                        givenBack(1, offered()),
                        new StudentFreed(ANNA, FIRST, offered()));
    }

    @Test
    void a_placement_under_way_was_left_early_and_one_after_the_last_day_never_started() {
        Scene scene = given(market()).and(allocated(FIRST, ANNA, offered()));
        assertThat(scene.at("2026-12-09T10:00")
                        .when(leave(ANNA, LocalDate.of(2026, 12, 8)), UNIVERSITY)
                        .events())
                .contains(new StudentLeftEarly(
                        FIRST, LocalDate.of(2026, 12, 8), SealedReason.of(LEFT.code()), weeks("2026-W51/2026-W52")));
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .at("2026-12-01T10:00")
                        .when(leave(ANNA, LocalDate.of(2026, 11, 27)), UNIVERSITY)
                        .events())
                .contains(new StudentDidNotStart(FIRST, SealedReason.of(LEFT.code()), weeks("2026-W50/2026-W52")));
    }

    @Test
    void a_proposal_is_withdrawn_and_what_is_over_stays() {
        assertThat(given(market())
                        .and(awaiting(SECOND, ANNA, weeks("2026-W50/2026-W51")))
                        .and(allocated(FIRST, ANNA, weeks("2026-W49")))
                        .at("2026-12-08T10:00")
                        .when(leave(ANNA, LocalDate.of(2026, 12, 7)), UNIVERSITY)
                        .answer(ProgrammesRecorded.class))
                .isEqualTo(new ProgrammesRecorded(1, 1, List.of(SECOND)));
    }

    @Test
    void what_was_given_up_goes_to_whoever_waits() {
        Scene scene = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, offered()));
        scene.when(new JoinWaitingList(new EntryId(OFFER + "-e0000000001"), COHORT, 1, Optional.empty()), UNIVERSITY)
                .answer(Object.class);
        assertThat(scene.when(leave(ANNA, TODAY), UNIVERSITY).events()).hasAtLeastOneElementOfType(TurnGiven.class);
        scene.when(allocate(BEN), UNIVERSITY).thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void who_left_takes_no_place_again_and_stands_in_for_nobody() {
        Scene scene = given(market())
                .and(allocated(FIRST, BEN, offered()))
                .and(new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())));
        scene.when(allocate(ANNA), UNIVERSITY)
                .thenRefused(new ProgrammeHasEnded("s00000000000anna", "left", LocalDate.parse("2026-11-25")));
        scene.when(new ReplaceStudent(FIRST, Optional.empty(), new ById(ANNA), LEFT, THIRD), UNIVERSITY)
                .thenRefused(ProblemCode.PROGRAMME_ENDED);
        scene.when(start(ANNA, TODAY), UNIVERSITY).thenRefused(ProblemCode.PROGRAMME_ENDED);
    }

    @Test
    void a_cohort_of_three_of_whom_two_left_holds_for_one_and_a_tenth() {
        Scene scene = given(market(9, 9, 0))
                .and(new CohortCreated(new CohortId("chrt00000003"), KEELE, of(3)))
                .and(new StudentLeftCohort(new CohortId("chrt00000003"), ANNA, LocalDate.of(2026, 12, 6)))
                .and(new StudentLeftCohort(new CohortId("chrt00000003"), BEN, LocalDate.of(2026, 12, 6)));
        Problem problem = scene.when(hold(3, "2026-W49/2026-W50"), UNIVERSITY).thenRefused(ProblemCode.COHORT_CEILING);
        assertThat(problem.figures()).containsEntry("week", "2026-W50").containsEntry("ceiling", 2);
        scene.when(hold(3, "2026-W49"), UNIVERSITY).answer(Object.class);
    }

    @Test
    void who_leaves_is_gone_from_every_cohort_and_joins_none() {
        CohortId second = new CohortId("chrt00000002");
        Scene scene = given(market())
                .and(new CohortCreated(second, KEELE, programme(ADULT, LearnerLevel.YEAR_2)))
                .and(new StudentJoinedCohort(ANNA, second))
                .and(new StudentsEnrolled(second, List.of(new Enrolment(ANNA, new PlainSeal().hash(KEELE, "17")))));
        scene.when(leave(ANNA, TODAY), UNIVERSITY)
                .then(
                        new ProgrammeLeft(ANNA, COHORT, TODAY, SealedReason.of(LEFT.code())),
                        new StudentLeftCohort(COHORT, ANNA, TODAY),
                        new StudentLeftCohort(second, ANNA, TODAY));
    }

    @Test
    void who_leaves_the_programme_gives_up_weeks_to_come_of_a_placement_that_was_to_be_left_early() {
        Scene scene = given(market())
                .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-02T10:00");
        scene.when(new ReportLeftEarly(FIRST, LocalDate.of(2026, 12, 11), LEFT), PROVIDER)
                .answer(Object.class);
        WeekSet announced = weeks("2026-W50");
        assertThat(scene.when(leave(ANNA, LocalDate.of(2026, 11, 27)), UNIVERSITY)
                        .events())
                .contains(
                        new PlacesFreed(WARD, FIRST, 1, announced),
                        new StudentFreed(ANNA, FIRST, announced),
                        new StudentLeftEarly(
                                FIRST, LocalDate.of(2026, 11, 30), SealedReason.of(LEFT.code()), announced));
    }

    @Test
    void a_rehearsal_says_what_would_end_and_ends_nothing() {
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .tried(leave(ANNA, TODAY), UNIVERSITY)
                        .wouldAnswer(ProgrammesRecorded.class)
                        .ended())
                .containsExactly(FIRST);
    }
}
