package io.placemarket.command.programme;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CEM;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.allocated;
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
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Outcome.Known;
import io.placemarket.command.message.Outcome.ProgrammeEnd;
import io.placemarket.command.message.Outcome.StudentsKnown;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeNotStarted;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeStartedBefore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Today is Wednesday 25 November 2026, in week 48; the ward's offer is for weeks 49 to 52. */
class ProgrammeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 22);
    private static final Reason LEFT = Reason.of(ReasonCode.STUDENT_LEFT_PROGRAMME);

    private static OnDay on(long line, StudentId student, LocalDate day) {
        return new OnDay(line, new ById(student), day);
    }

    private static StartProgrammes start(StudentId student, LocalDate day) {
        return new StartProgrammes(COHORT, List.of(on(0, student, day)));
    }

    private static CompleteProgrammes complete(StudentId student, LocalDate day) {
        return new CompleteProgrammes(COHORT, List.of(on(0, student, day)));
    }

    private static LeaveProgrammes leave(StudentId student, LocalDate day) {
        return new LeaveProgrammes(COHORT, List.of(new Leaver(0, new ById(student), day, LEFT)));
    }

    private static AllocateStudents allocate(StudentId student) {
        return new AllocateStudents(
                OFFER, COHORT, List.of(new Named(new ById(student), THIRD)), Optional.empty(), Optional.empty());
    }

    @Test
    void a_university_says_that_a_student_started() {
        given(market()).when(start(ANNA, SEPTEMBER), UNIVERSITY).then(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER));
    }

    @Test
    void saying_it_again_changes_nothing_and_another_day_is_refused() {
        Scene scene = given(market()).and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER));
        scene.when(start(ANNA, SEPTEMBER), UNIVERSITY).thenNothing();
        assertThat(scene.when(start(ANNA, SEPTEMBER.plusDays(1)), UNIVERSITY)
                        .thenRefused(new ProgrammeStartedBefore("s00000000000anna", LocalDate.parse("2025-09-22")))
                        .figures())
                .containsEntry("startedOn", "2025-09-22");
    }

    @Test
    void what_has_not_been_is_no_fact() {
        for (ProgrammeCommand command : List.of(
                start(ANNA, TODAY.plusDays(1)),
                leave(ANNA, TODAY.plusDays(1)),
                start(ANNA, TODAY.minusYears(11)),
                complete(ANNA, LocalDate.MAX),
                complete(ANNA, LocalDate.MIN))) {
            assertThat(given(market())
                            .when(command, UNIVERSITY)
                            .thenRefused(ProblemCode.INVALID_VALUE)
                            .accepted())
                    .hasValue("a day from 2016-11-25 to today, 2026-11-25");
        }
    }

    @Test
    void only_the_cohorts_university_says_so() {
        for (ProgrammeCommand command : List.of(start(ANNA, TODAY), complete(ANNA, TODAY), leave(ANNA, TODAY))) {
            given(market()).when(command, RIVAL).thenRefused(ProblemCode.NOT_YOURS);
            given(market()).when(command, PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
            given(market()).when(command, REGION).thenRefused(ProblemCode.NOT_ALLOWED);
        }
    }

    @Test
    void a_table_is_taken_whole_or_refused_with_every_bad_line() {
        Problem problem = given(market())
                .and(new ProgrammeStarted(BEN, COHORT, SEPTEMBER))
                .when(
                        new StartProgrammes(
                                COHORT,
                                List.of(
                                        on(2, ANNA, SEPTEMBER),
                                        on(3, BEN, TODAY),
                                        on(4, ANNA, SEPTEMBER),
                                        new OnDay(5, new ByReference("unknown"), SEPTEMBER))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat((List<?>) problem.figures().get("rows"))
                .extracting(row -> ((Map<?, ?>) row).get("line") + " " + ((Map<?, ?>) row).get("code"))
                .containsExactly("3 wrong-state", "4 invalid-value", "5 invalid-value");
        given(market())
                .when(new StartProgrammes(COHORT, List.of(on(2, BEN, SEPTEMBER), on(3, ANNA, SEPTEMBER))), UNIVERSITY)
                .then(new ProgrammeStarted(BEN, COHORT, SEPTEMBER), new ProgrammeStarted(ANNA, COHORT, SEPTEMBER));
    }

    @Test
    void a_student_completes_when_nothing_lies_ahead() {
        Scene scene = given(market()).and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER));
        scene.when(complete(ANNA, TODAY), UNIVERSITY).then(new ProgrammeCompleted(ANNA, COHORT, TODAY));
        scene.when(complete(ANNA, TODAY), UNIVERSITY).thenNothing();
        scene.when(leave(ANNA, TODAY), UNIVERSITY).thenRefused(ProblemCode.PROGRAMME_ENDED);
        scene.when(allocate(ANNA), UNIVERSITY).thenRefused(ProblemCode.PROGRAMME_ENDED);
    }

    @Test
    void a_student_who_is_placed_afterwards_has_not_completed() {
        assertThat(given(market())
                        .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                        .and(allocated(FIRST, ANNA, weeks("2026-W50")))
                        .when(complete(ANNA, TODAY), UNIVERSITY)
                        .thenRefused(ProblemCode.PLACEMENTS_AHEAD)
                        .figures())
                .containsEntry("weeks", List.of("2026-W50"));
    }

    @Test
    void nobody_completes_what_was_never_started_or_before_it_was() {
        given(market())
                .when(complete(ANNA, TODAY), UNIVERSITY)
                .thenRefused(new ProgrammeNotStarted("s00000000000anna"));
        Scene scene = given(market()).and(new ProgrammeStarted(ANNA, COHORT, TODAY));
        scene.when(complete(ANNA, TODAY.minusDays(1)), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
        scene.when(leave(ANNA, TODAY.minusDays(1)), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void a_university_enrols_the_others_where_one_of_the_table_has_left() {
        CohortId second = new CohortId("chrt00000002");
        Scene scene = given(new CohortCreated(COHORT, KEELE, programme(ADULT, LearnerLevel.YEAR_2)))
                .and(new CohortCreated(second, KEELE, programme(ADULT, LearnerLevel.YEAR_2)))
                .when(new EnrolStudents(COHORT, List.of(new Entrant("17", ANNA))), UNIVERSITY)
                .scene()
                .when(leave(ANNA, TODAY), UNIVERSITY)
                .scene();
        Scene.Asked asked = scene.when(
                new EnrolStudents(second, List.of(new Entrant("17", BEN), new Entrant("18", CEM))), UNIVERSITY);
        assertThat(asked.answer(StudentsKnown.class).students())
                .containsExactly(
                        new Known(ANNA, false, Optional.of(new ProgrammeEnd("left", TODAY))),
                        new Known(CEM, true, Optional.empty()));
        assertThat(asked.events())
                .containsExactly(
                        new StudentRegistered(CEM, KEELE, second, "sealed 18"),
                        new StudentsEnrolled(second, List.of(new Enrolment(CEM, new PlainSeal().hash(KEELE, "18")))));
        scene.when(new EnrolStudents(second, List.of(new Entrant("17", BEN))), UNIVERSITY)
                .thenNothing();
    }

    @Test
    void one_who_has_left_takes_no_room_in_a_cohort_that_has_room_for_one() {
        CohortId second = new CohortId("chrt00000002");
        List<Enrolment> others = IntStream.range(1, Programme.MOST_STUDENTS)
                .mapToObj(i -> new Enrolment(new StudentId("s%015d".formatted(i)), "hash " + i))
                .toList();
        Scene scene = given(new CohortCreated(COHORT, KEELE, programme(ADULT, LearnerLevel.YEAR_2)))
                .and(new CohortCreated(second, KEELE, programme(ADULT, LearnerLevel.YEAR_2)))
                .and(new StudentsEnrolled(second, others))
                .when(new EnrolStudents(COHORT, List.of(new Entrant("17", ANNA))), UNIVERSITY)
                .scene()
                .when(leave(ANNA, TODAY), UNIVERSITY)
                .scene();
        StudentId another = new StudentId("s000000000000dee");
        scene.when(
                        new EnrolStudents(
                                second,
                                List.of(new Entrant("17", BEN), new Entrant("18", CEM), new Entrant("19", another))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        assertThat(scene.when(
                                new EnrolStudents(second, List.of(new Entrant("17", BEN), new Entrant("18", CEM))),
                                UNIVERSITY)
                        .answer(StudentsKnown.class)
                        .students())
                .containsExactly(
                        new Known(ANNA, false, Optional.of(new ProgrammeEnd("left", TODAY))),
                        new Known(CEM, true, Optional.empty()));
    }

    @Test
    void a_table_names_the_column_in_which_the_last_day_stands() {
        Problem problem = given(market())
                .when(
                        new LeaveProgrammes(COHORT, List.of(new Leaver(2, new ById(ANNA), TODAY.plusDays(1), LEFT))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
        assertThat((List<?>) problem.figures().get("rows"))
                .extracting(row -> String.valueOf(((Map<?, ?>) row).get("column")))
                .containsExactly("last_day");
        assertThat(given(market())
                        .when(leave(ANNA, TODAY.plusDays(1)), UNIVERSITY)
                        .thenRefused(ProblemCode.INVALID_VALUE)
                        .field())
                .hasValue("lastDay");
    }

    @Test
    void weeks_that_had_begun_of_a_placement_that_ended_keep_nobody_from_completing() {
        Scene scene = given(market())
                .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-09T10:00");
        LocalDate friday = LocalDate.of(2026, 11, 27);
        assertThat(scene.when(complete(ANNA, friday), UNIVERSITY)
                        .thenRefused(ProblemCode.PLACEMENTS_AHEAD)
                        .figures())
                .containsEntry("weeks", List.of("2026-W49/2026-W52"));
        scene.when(new ReportDidNotStart(FIRST, LEFT), PROVIDER).answer(Object.class);
        scene.when(complete(ANNA, friday), UNIVERSITY).then(new ProgrammeCompleted(ANNA, COHORT, friday));
    }

    @Test
    void weeks_to_come_that_a_placement_left_early_keeps_are_still_ahead() {
        Scene scene = given(market())
                .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-02T10:00");
        scene.when(new ReportLeftEarly(FIRST, LocalDate.of(2026, 12, 11), LEFT), PROVIDER)
                .answer(Object.class);
        assertThat(scene.when(complete(ANNA, LocalDate.of(2026, 11, 27)), UNIVERSITY)
                        .thenRefused(ProblemCode.PLACEMENTS_AHEAD)
                        .figures())
                .containsEntry("weeks", List.of("2026-W50"));
    }

    @Test
    void numbers_do_not_show_when_a_command_is_printed() {
        ByReference number = new ByReference("17654321");
        assertThat(new StartProgrammes(COHORT, List.of(new OnDay(2, number, TODAY))).toString()
                        + new LeaveProgrammes(COHORT, List.of(new Leaver(2, number, TODAY, LEFT))))
                .doesNotContain("17654321");
        given(market())
                .when(new LeaveProgrammes(COHORT, List.of(new Leaver(0, number, TODAY, LEFT))), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(market()).when(start(CEM, TODAY), UNIVERSITY).then(new ProgrammeStarted(CEM, COHORT, TODAY));
    }
}
