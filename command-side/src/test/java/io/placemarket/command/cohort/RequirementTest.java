package io.placemarket.command.cohort;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.HOSPICE;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.OfferCommand.AmendOffer;
import io.placemarket.command.message.Outcome.RequirementWarning;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RequirementTest {
    private static final LocalDate MID_DECEMBER = LocalDate.of(2026, 12, 15);
    private static final OfferId LAB = new OfferId("ward00000000-ffer0009");
    private static final WeekSet LONG = weeks("2026-W49/2027-W12");

    private static AllocateStudents anna(OfferId offer, WeekSet weeks) {
        AllocationId id = new AllocationId(offer + "-a0000000007");
        return new AllocateStudents(
                offer, COHORT, List.of(new Named(new ById(ANNA), id)), Optional.of(weeks), Optional.empty());
    }

    /** A simulation lab of forty hours a week from week 49 to week 12. */
    private static Scene withLab() {
        OfferTerms terms = OfferTerms.plain(
                        Sample.ADULT, LearnerLevel.YEAR_2, LocalDate.of(2026, 11, 30), LocalDate.of(2027, 3, 28), 2)
                .in(Mode.TECHNOLOGY_BASED)
                .hours(OptionalInt.of(40));
        return given(market())
                .and(
                        new PlacesOffered(WARD, LAB, Sample.ADULT, LONG, 2),
                        new OfferPosted(LAB, HOSPICE, terms, Optional.empty()));
    }

    @Test
    void a_university_records_status_and_expiry() {
        given(market())
                .when(
                        new RecordRequirement(
                                ANNA, Requirement.DBS, RequirementStatus.CLEARED, Optional.of(MID_DECEMBER)),
                        UNIVERSITY)
                .then(new RequirementRecorded(
                        ANNA, Requirement.DBS, RequirementStatus.CLEARED, Optional.of(MID_DECEMBER)));
    }

    @Test
    void only_its_own_university_records_and_only_what_is_cleared_expires() {
        RecordRequirement command =
                new RecordRequirement(ANNA, Requirement.DBS, RequirementStatus.PENDING, Optional.empty());
        given(market()).when(command, RIVAL).thenRefused(ProblemCode.NOT_YOURS);
        given(market()).when(command, PROVIDER).thenRefused(ProblemCode.NOT_ALLOWED);
        given(market())
                .when(
                        new RecordRequirement(
                                ANNA, Requirement.DBS, RequirementStatus.PENDING, Optional.of(MID_DECEMBER)),
                        UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void an_allocation_warns_of_what_is_missing_pending_or_expires_before_the_end() {
        StudentsAllocated answer = given(market())
                .and(
                        new RequirementRecorded(
                                ANNA, Requirement.DBS, RequirementStatus.CLEARED, Optional.of(MID_DECEMBER)),
                        new RequirementRecorded(
                                ANNA, Requirement.HEALTH_CLEARANCE, RequirementStatus.PENDING, Optional.empty()),
                        new RequirementRecorded(
                                ANNA, Requirement.IMMUNISATION, RequirementStatus.CLEARED, Optional.empty()))
                .when(anna(OFFER, offered()), UNIVERSITY)
                .answer(StudentsAllocated.class);
        assertThat(answer.allocations().getFirst().warnings())
                .containsExactly(
                        new RequirementWarning(Requirement.DBS, "EXPIRES", Optional.of(MID_DECEMBER)),
                        new RequirementWarning(Requirement.HEALTH_CLEARANCE, "PENDING", Optional.empty()),
                        new RequirementWarning(Requirement.TRAINING, "NOT_RECORDED", Optional.empty()));
    }

    @Test
    void an_offer_warns_only_of_what_it_asks_for() {
        OfferTerms training =
                terms(2, 0).with(OfferParticulars.NONE.requiring(Optional.of(List.of(Requirement.TRAINING))));
        assertThat(given(market())
                        .when(new AmendOffer(OFFER, training), PROVIDER)
                        .scene()
                        .when(anna(OFFER, offered()), UNIVERSITY)
                        .answer(StudentsAllocated.class)
                        .allocations()
                        .getFirst()
                        .warnings())
                .containsExactly(new RequirementWarning(Requirement.TRAINING, "NOT_RECORDED", Optional.empty()));
    }

    @Test
    void six_hundred_hours_may_be_simulated_and_no_more() {
        assertThat(withLab()
                        .when(anna(LAB, weeks("2026-W49/2027-W10")), UNIVERSITY)
                        .events())
                .contains(new StudentBooked(
                        ANNA,
                        new AllocationId(LAB + "-a0000000007"),
                        weeks("2026-W49/2027-W10"),
                        Optional.empty(),
                        OptionalInt.of(80)));
        assertThat(withLab()
                        .when(anna(LAB, weeks("2026-W49/2027-W11")), UNIVERSITY)
                        .thenRefused(ProblemCode.SIMULATED_HOURS_EXCEEDED)
                        .figures())
                .containsEntry("booked", 0.0)
                .containsEntry("more", 640.0)
                .containsEntry("cap", 600);
    }

    @Test
    void what_was_simulated_before_counts_and_what_was_given_up_does_not() {
        AllocationId before = new AllocationId(LAB + "-a0000000001");
        Scene scene = withLab()
                .and(Sample.claimed(before, ANNA, weeks("2026-W49/2027-W10")))
                .and(Sample.taken(1, weeks("2026-W49/2027-W10")))
                .and(new StudentBooked(ANNA, before, weeks("2026-W49/2027-W10"), Optional.empty(), OptionalInt.of(80)))
                .and(Sample.proposed(before, ANNA, weeks("2026-W49/2027-W10"), Optional.empty(), Optional.empty()));
        scene.when(anna(LAB, weeks("2027-W11")), UNIVERSITY).thenRefused(ProblemCode.SIMULATED_HOURS_EXCEEDED);
        PostponeAllocation later = new PostponeAllocation(
                before,
                Optional.of(weeks("2026-W49")),
                weeks("2027-W11"),
                REASON,
                new AllocationId(LAB + "-a0000000002"));
        assertThat(scene.when(later, UNIVERSITY).events()).isNotEmpty();
        PostponeAllocation more = new PostponeAllocation(
                before,
                Optional.of(weeks("2026-W50")),
                weeks("2027-W12"),
                REASON,
                new AllocationId(LAB + "-a0000000003"));
        assertThat(scene.when(more, UNIVERSITY).events()).isNotEmpty();
    }

    @Test
    void places_that_are_not_simulated_are_not_capped() {
        assertThat(given(market())
                        .and(new StudentBooked(
                                ANNA, SECOND, weeks("2025-W01/2025-W15"), Optional.empty(), OptionalInt.of(80)))
                        .when(anna(OFFER, offered()), UNIVERSITY)
                        .events())
                .contains(new StudentBooked(ANNA, new AllocationId(OFFER + "-a0000000007"), offered()));
    }
}
