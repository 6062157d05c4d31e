package io.placemarket.command.cohort;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.hospice;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.programme;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.PlainSeal;
import io.placemarket.command.Scene;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Outcome.Known;
import io.placemarket.command.message.Outcome.StudentsKnown;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.refusal.AccessRefusal.SendsNobody;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final Programme NURSING = programme(ADULT, LearnerLevel.YEAR_2);

    private static Programme of(ProfessionCode profession, int size, WeekSet weeks) {
        return new Programme(
                "BSc",
                profession,
                LearnerLevel.YEAR_1,
                Route.DEGREE,
                Attendance.FULL_TIME,
                YearMonth.of(2025, 9),
                size,
                weeks);
    }

    private static Enrolment enrolment(StudentId student, String reference) {
        return new Enrolment(student, new PlainSeal().hash(KEELE, reference));
    }

    private static Scene cohort() {
        return given(keele(), new CohortCreated(COHORT, KEELE, NURSING));
    }

    @Test
    void a_university_creates_a_cohort_to_be_placed() {
        given(keele())
                .when(new CreateCohort(COHORT, KEELE, NURSING), UNIVERSITY)
                .then(new CohortCreated(COHORT, KEELE, NURSING));
    }

    @Test
    void nobody_creates_a_cohort_for_another_university() {
        given(keele()).when(new CreateCohort(COHORT, KEELE, NURSING), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void an_organisation_that_sends_no_students_creates_none() {
        Actor actor = new Actor("x", Role.UNIVERSITY, Optional.of(HOSPICE));
        given(hospice()).when(new CreateCohort(COHORT, HOSPICE, NURSING), actor).thenRefused(new SendsNobody());
    }

    @Test
    void a_cohort_that_is_there_is_not_created_again_and_is_not_changed() {
        assertThat(cohort().when(new CreateCohort(COHORT, KEELE, NURSING), UNIVERSITY)
                        .events())
                .isEmpty();
        for (Programme other : List.of(
                of(ADULT, 80, NURSING.weeks()),
                programme(ADULT, LearnerLevel.YEAR_3),
                programme(new ProfessionCode("NUR-CHILD"), LearnerLevel.YEAR_2))) {
            cohort().when(new CreateCohort(COHORT, KEELE, other), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
        }
        given(keele(), new OrganisationAdded(ASTON, keele().details()), new CohortCreated(COHORT, KEELE, NURSING))
                .when(new CreateCohort(COHORT, ASTON, NURSING), RIVAL)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void a_cohort_that_makes_no_sense_is_refused() {
        for (Programme programme : List.of(
                of(ADULT, 0, weeks("2026-W49")),
                of(ADULT, 2_001, weeks("2026-W49")),
                of(ADULT, 10, weeks()),
                of(new ProfessionCode("DOCTORS"), 10, weeks("2026-W49")))) {
            given(keele())
                    .when(new CreateCohort(COHORT, KEELE, programme), UNIVERSITY)
                    .thenRefused(ProblemCode.INVALID_VALUE);
        }
    }

    @Test
    void students_are_enrolled_by_the_universitys_own_numbers_which_are_sealed() {
        cohort().when(new EnrolStudents(COHORT, List.of(new Entrant("17", ANNA), new Entrant("18", BEN))), UNIVERSITY)
                .then(
                        new StudentRegistered(BEN, KEELE, COHORT, "sealed 18"),
                        new StudentRegistered(ANNA, KEELE, COHORT, "sealed 17"),
                        new StudentsEnrolled(COHORT, List.of(enrolment(ANNA, "17"), enrolment(BEN, "18"))));
    }

    @Test
    void a_student_is_enrolled_once() {
        StudentsKnown known = cohort().and(new StudentRegistered(ANNA, KEELE, COHORT, "sealed"))
                .and(new StudentsEnrolled(COHORT, List.of(enrolment(ANNA, "17"))))
                .when(
                        new EnrolStudents(
                                COHORT,
                                List.of(
                                        new Entrant("17", new StudentId("s0000000000000aa")),
                                        new Entrant("18", BEN),
                                        new Entrant("18", new StudentId("s0000000000000bb")))),
                        UNIVERSITY)
                .answer(StudentsKnown.class);
        assertThat(known.students()).containsExactly(known(ANNA, false), known(BEN, true), known(BEN, false));
    }

    private static Known known(StudentId student, boolean added) {
        return new Known(student, added, Optional.empty());
    }

    @Test
    void enrolling_those_who_are_there_changes_nothing() {
        cohort().and(new StudentRegistered(ANNA, KEELE, COHORT, "sealed"))
                .and(new StudentsEnrolled(COHORT, List.of(enrolment(ANNA, "17"))))
                .when(new EnrolStudents(COHORT, List.of(new Entrant("17", BEN))), UNIVERSITY)
                .thenNothing();
    }

    @Test
    void a_student_of_two_cohorts_is_one_student() {
        CohortId second = new CohortId("chrt00000002");
        Scene scene = cohort().and(new CohortCreated(second, KEELE, NURSING));
        scene.when(new EnrolStudents(COHORT, List.of(new Entrant("17", ANNA))), UNIVERSITY);
        scene.when(new EnrolStudents(second, List.of(new Entrant("17", BEN))), UNIVERSITY)
                .then(
                        new StudentJoinedCohort(ANNA, second),
                        new StudentsEnrolled(second, List.of(enrolment(ANNA, "17"))));
    }

    @Test
    void a_cohort_takes_no_more_than_two_thousand() {
        List<Entrant> crowd = IntStream.range(0, 2_001)
                .mapToObj(i -> new Entrant("r" + i, new StudentId("s%015d".formatted(i))))
                .toList();
        cohort().when(new EnrolStudents(COHORT, crowd), UNIVERSITY).thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void nobody_enrols_in_anothers_cohort() {
        cohort().when(new EnrolStudents(COHORT, List.of(new Entrant("17", ANNA))), RIVAL)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void references_do_not_show_when_a_command_is_printed() {
        assertThat(new EnrolStudents(COHORT, List.of(new Entrant("17654321", ANNA))).toString())
                .doesNotContain("17654321");
    }
}
