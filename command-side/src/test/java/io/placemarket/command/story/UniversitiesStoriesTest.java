package io.placemarket.command.story;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CEM;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.keele;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.organisation;
import static io.placemarket.command.Sample.ward;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.CohortCommand.RequirementLine;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.Outcome.Created;
import io.placemarket.command.message.Outcome.PlanChanged;
import io.placemarket.command.message.Outcome.PlansSet;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Education providers: a college, a trainee on Wednesdays, a cohort that starts, one who leaves, one who needs adjustments, a plan. */
class UniversitiesStoriesTest {
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 21);
    private static final Reason LEFT = Reason.of(ReasonCode.STUDENT_LEFT_PROGRAMME);

    private static OfferTerms terms(ProfessionCode profession, LearnerLevel level, int places) {
        return OfferTerms.plain(profession, level, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 27), places);
    }

    private static Programme programme(
            String name, ProfessionCode profession, LearnerLevel level, Route route, WeekSet weeks) {
        return new Programme(name, profession, level, route, Attendance.PART_TIME, YearMonth.of(2026, 9), 2, weeks);
    }

    private static AllocateStudents place(OfferId offer, CohortId cohort, StudentId student, AllocationId id) {
        return new AllocateStudents(
                offer, cohort, List.of(new Named(new ById(student), id)), Optional.empty(), Optional.empty());
    }

    private static OnDay on(StudentChoice student, LocalDate day) {
        return new OnDay(2, student, day);
    }

    @Test
    void a_college_for_higher_technical_qualifications_places_its_first_apprentice() {
        ProfessionCode technician = new ProfessionCode("PHARMACY-TECHNICIAN");
        OfferId offer = new OfferId("ward00000000-ffer0007");
        // Given a college that is no university, and a ward that offers a place to pharmacy technicians
        Scene market = given(
                        new OrganisationAdded(
                                KEELE,
                                organisation("Example College (fictional)", OrganisationRole.EDUCATION_PROVIDER)),
                        ward(1))
                .when(new PostOffer(offer, terms(technician, LearnerLevel.ANY, 1)), Sample.PROVIDER)
                .scene();
        // When it announces a part-time apprenticeship and enrols its apprentice by the college's own number
        market.when(
                        new CreateCohort(
                                COHORT,
                                KEELE,
                                programme(
                                        "Pharmacy Technician Apprenticeship",
                                        technician,
                                        LearnerLevel.YEAR_1,
                                        Route.APPRENTICESHIP,
                                        offered())),
                        UNIVERSITY)
                .answer(Created.class);
        market.when(new EnrolStudents(COHORT, List.of(new Entrant("HTQ-1", ANNA))), UNIVERSITY)
                .answer(Object.class);
        // Then it says that the apprentice started, and places her as any university would
        market.when(new StartProgrammes(COHORT, List.of(on(new ById(ANNA), SEPTEMBER))), UNIVERSITY)
                .then(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER));
        market.when(place(offer, COHORT, ANNA, new AllocationId(offer + "-a0000000001")), UNIVERSITY)
                .answer(StudentsAllocated.class);
    }

    @Test
    void an_advanced_practice_trainee_comes_every_wednesday_and_works_the_other_days() {
        ProfessionCode advanced = new ProfessionCode("ADVANCED-PRACTICE");
        OfferId wednesdays = new OfferId("ward00000000-ffer0008");
        OfferId thursdays = new OfferId("ward00000000-ffer0009");
        // Given a ward with room for one, that offers its Wednesdays and its Thursdays to advanced practice trainees
        Scene market = given(keele(), ward(1));
        Stream.of(wednesdays, thursdays)
                .forEach(offer -> market.when(
                                new PostOffer(
                                        offer,
                                        terms(advanced, LearnerLevel.POSTGRADUATE, 1)
                                                .with(Sample.on(
                                                        offer.equals(wednesdays)
                                                                ? DayOfWeek.WEDNESDAY
                                                                : DayOfWeek.THURSDAY))),
                                Sample.PROVIDER)
                        .answer(Created.class));
        market.when(
                        new CreateCohort(
                                COHORT,
                                KEELE,
                                programme(
                                        "MSc Advanced Clinical Practice",
                                        advanced,
                                        LearnerLevel.POSTGRADUATE,
                                        Route.UPSKILLING,
                                        offered())),
                        UNIVERSITY)
                .answer(Created.class);
        market.when(
                        new EnrolStudents(COHORT, List.of(new Entrant("ACP-1", ANNA), new Entrant("ACP-2", BEN))),
                        UNIVERSITY)
                .answer(Object.class);
        // When a trainee takes the Wednesdays, then another has no room on them
        market.when(place(wednesdays, COHORT, ANNA, new AllocationId(wednesdays + "-a0000000001")), UNIVERSITY)
                .answer(StudentsAllocated.class);
        market.when(place(wednesdays, COHORT, BEN, new AllocationId(wednesdays + "-a0000000002")), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        // And the other comes on Thursdays
        market.when(place(thursdays, COHORT, BEN, new AllocationId(thursdays + "-a0000000003")), UNIVERSITY)
                .answer(StudentsAllocated.class);
    }

    @Test
    void a_cohort_starts_and_its_late_comer_is_added_to_the_same_table() {
        // Given a cohort of three, of whom two have come
        Scene cohort = given(market());
        StartProgrammes first =
                new StartProgrammes(COHORT, List.of(on(new ById(ANNA), SEPTEMBER), on(new ById(BEN), SEPTEMBER)));
        assertThat(cohort.when(first, UNIVERSITY)
                        .answer(ProgrammesRecorded.class)
                        .news())
                .isEqualTo(2);
        // When the table is sent again with the one who came two weeks later
        StartProgrammes again = new StartProgrammes(
                COHORT,
                List.of(
                        on(new ById(ANNA), SEPTEMBER),
                        on(new ById(BEN), SEPTEMBER),
                        on(new ById(CEM), SEPTEMBER.plusWeeks(2))));
        // Then one more has started, and nobody twice
        cohort.when(again, UNIVERSITY).then(new ProgrammeStarted(CEM, COHORT, SEPTEMBER.plusWeeks(2)));
    }

    @Test
    void a_student_leaves_the_programme_half_way_and_another_gets_the_place() {
        // Given a ward with one place that Anna has begun, and Ben's university waits for the rest of it
        Scene ward = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, offered()));
        ward.when(
                        new JoinWaitingList(
                                new EntryId(OFFER + "-e0000000001"),
                                COHORT,
                                1,
                                Optional.of(weeks("2026-W51/2026-W52"))),
                        UNIVERSITY)
                .answer(Object.class);
        // When Anna leaves the programme in the second week
        LocalDate lastDay = LocalDate.of(2026, 12, 8);
        Scene.Asked left = ward.at("2026-12-09T09:00")
                .when(new LeaveProgrammes(COHORT, List.of(new Leaver(0, new ById(ANNA), lastDay, LEFT))), UNIVERSITY);
        // Then what she gives up is the next one's turn at once
        assertThat(left.answer(ProgrammesRecorded.class).ended()).containsExactly(FIRST);
        assertThat(left.events()).hasAtLeastOneElementOfType(TurnGiven.class);
        // And nobody says of her that she starts again
        ward.when(new StartProgrammes(COHORT, List.of(new OnDay(0, new ById(ANNA), lastDay))), UNIVERSITY)
                .thenRefused(ProblemCode.PROGRAMME_ENDED);
    }

    @Test
    void a_student_completes_when_the_last_placement_is_over() {
        // Given a student who started, with a placement until Christmas
        Scene ward = given(market())
                .and(new ProgrammeStarted(ANNA, COHORT, SEPTEMBER))
                .and(allocated(FIRST, ANNA, offered()));
        CompleteProgrammes completed =
                new CompleteProgrammes(COHORT, List.of(new OnDay(0, new ById(ANNA), LocalDate.of(2026, 12, 9))));
        // When the university says in December that she completed, it hears which weeks lie ahead
        assertThat(ward.at("2026-12-09T09:00")
                        .when(completed, UNIVERSITY)
                        .thenRefused(ProblemCode.PLACEMENTS_AHEAD)
                        .figures())
                .containsEntry("weeks", List.of("2026-W51/2026-W52"));
        // And in January it is so
        assertThat(ward.at("2027-01-08T09:00")
                        .when(
                                new CompleteProgrammes(
                                        COHORT, List.of(new OnDay(0, new ById(ANNA), LocalDate.of(2027, 1, 8)))),
                                UNIVERSITY)
                        .events())
                .hasSize(1);
    }

    @Test
    void a_student_with_adjustments_is_placed_like_anybody_and_the_log_does_not_say_why() {
        // Given a student who needs a ward without stairs
        Scene ward = given(market());
        Scene.Asked recorded = ward.when(new RecordAdjustments(ANNA, Optional.of("a ward without stairs")), UNIVERSITY);
        // Then the log holds what the seal made of it
        assertThat(recorded.events().toString()).contains("sealed").doesNotContain("[a ward");
        // And another university neither records nor removes it
        ward.when(new RecordAdjustments(ANNA, Optional.empty()), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        // And when she is placed, nothing that is said of the placement speaks of it
        assertThat(ward.when(place(OFFER, COHORT, ANNA, FIRST), UNIVERSITY)
                        .events()
                        .toString())
                .doesNotContain("stairs");
    }

    @Test
    void a_plan_falls_short_and_is_planned_anew_as_a_whole() {
        // Given two universities whose region planned 80 and 60 starts
        Scene region = given(
                keele(),
                new OrganisationAdded(
                        ASTON, organisation("Another university (fictional)", OrganisationRole.EDUCATION_PROVIDER)));
        region.when(
                        new SetPlans(
                                2026,
                                List.of(
                                        new SetPlans.Row(2, KEELE, planned(80)),
                                        new SetPlans.Row(3, ASTON, planned(60)))),
                        REGION)
                .answer(PlansSet.class);
        // When one of them falls short and plans anew, then the answer says what was planned before
        assertThat(region.when(new SetPlans(2026, List.of(new SetPlans.Row(2, KEELE, planned(65)))), UNIVERSITY)
                        .answer(PlansSet.class)
                        .plans())
                .containsExactly(new PlanChanged(KEELE, 2026, 65, OptionalInt.of(80)));
        // And it plans for nobody else
        region.when(new SetPlans(2026, List.of(new SetPlans.Row(2, ASTON, planned(75)))), UNIVERSITY)
                .thenRefused(ProblemCode.NOT_YOURS);
    }

    private static PlannedStarts planned(int number) {
        return new PlannedStarts(Sample.ADULT, LearnerLevel.YEAR_1, Route.DEGREE, YearMonth.of(2026, 9), number);
    }

    @Test
    void a_cohort_is_cleared_from_one_table_before_its_first_placement() {
        // Given a cohort of which nobody's DBS check is recorded
        Scene cohort = given(market());
        // When the table of the students' office comes, with one line twice, nothing is recorded
        cohort.when(new RecordRequirements(COHORT, List.of(dbs(2, ANNA), dbs(3, BEN), dbs(4, ANNA))), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_ROWS);
        // And when it is put right, the placement no longer warns of the DBS check
        cohort.when(new RecordRequirements(COHORT, List.of(dbs(2, ANNA), dbs(3, BEN))), UNIVERSITY)
                .answer(Object.class);
        assertThat(cohort.when(place(OFFER, COHORT, ANNA, THIRD), UNIVERSITY)
                        .answer(StudentsAllocated.class)
                        .allocations()
                        .getFirst()
                        .warnings())
                .hasSize(Requirement.values().length - 1)
                .noneMatch(warning -> warning.requirement() == Requirement.DBS);
    }

    private static RequirementLine dbs(long line, StudentId student) {
        return new RequirementLine(
                line,
                new ById(student),
                Requirement.DBS,
                RequirementStatus.CLEARED,
                Optional.of(LocalDate.of(2029, 1, 1)));
    }
}
