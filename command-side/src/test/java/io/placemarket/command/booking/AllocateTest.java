package io.placemarket.command.booking;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CEM;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SEALED;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
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

import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.HoldRefusal.HeldWeeksPast;
import io.placemarket.kernel.refusal.HoldRefusal.HoldTooSmall;
import io.placemarket.kernel.refusal.StateRefusal.BookingElsewhere;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllocateTest {
    private static AllocateStudents allocate(Optional<WeekSet> weeks, Optional<HoldId> hold, Named... students) {
        return new AllocateStudents(OFFER, COHORT, List.of(students), weeks, hold);
    }

    private static AllocateStudents allocate(Named... students) {
        return allocate(Optional.empty(), Optional.empty(), students);
    }

    private static Named named(StudentId student, AllocationId allocation) {
        return new Named(new ById(student), allocation);
    }

    @Test
    void a_student_is_allocated_and_accepted_where_no_confirmation_is_asked_for() {
        given(market())
                .when(allocate(named(ANNA, FIRST)), UNIVERSITY)
                .then(
                        claimed(FIRST, ANNA, offered()),
                        taken(1, offered()),
                        new StudentBooked(ANNA, FIRST, offered()),
                        proposed(FIRST, ANNA, offered(), Optional.empty(), Optional.empty()),
                        new AllocationAccepted(FIRST, Party.MARKET));
    }

    @Test
    void a_student_is_proposed_where_the_provider_confirms_within_so_many_working_days() {
        Instant friday = Instant.parse("2026-11-27T17:00:00Z");
        StudentsAllocated answer = given(market(2, 2, 2))
                .when(allocate(named(ANNA, FIRST)), UNIVERSITY)
                .answer(StudentsAllocated.class);
        assertThat(answer.allocations()).singleElement().satisfies(allocated -> {
            assertThat(allocated.allocation()).isEqualTo(FIRST);
            assertThat(allocated.student()).isEqualTo(ANNA);
            assertThat(allocated.state()).isEqualTo("PROPOSED");
            assertThat(allocated.confirmBy()).contains(friday);
        });
    }

    @Test
    void a_student_is_found_by_the_universitys_own_number() {
        StudentsAllocated answer = given(market())
                .when(allocate(new Named(new ByReference("18"), FIRST)), UNIVERSITY)
                .answer(StudentsAllocated.class);
        assertThat(answer.allocations())
                .extracting(allocated -> allocated.student())
                .containsExactly(BEN);
    }

    @Test
    void students_are_allocated_all_or_none() {
        Problem problem = given(market())
                .when(allocate(named(ANNA, FIRST), named(BEN, SECOND), named(CEM, THIRD)), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.detail()).isEqualTo("2026-W49 to W52 have 2 free: 0 of 2 taken.");
    }

    @Test
    void an_area_never_takes_more_than_its_maximum_across_its_offers() {
        given(market(1, 2, 0))
                .and(allocated(FIRST, ANNA, weeks("2026-W52")))
                .when(allocate(named(BEN, SECOND)), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void an_area_never_takes_more_than_is_safe_now() {
        Problem problem = given(market())
                .and(new SafeCapacityLowered(WARD, weeks("2026-W51"), 0, REASON))
                .when(allocate(named(ANNA, FIRST)), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
        assertThat(problem.detail()).isEqualTo("2026-W51 is full: 0 of 0 taken; the other weeks have 2 free.");
    }

    @Test
    void a_student_is_never_in_two_places_in_one_week_and_nobody_hears_where_else() {
        Problem problem = given(market())
                .and(allocated(FIRST, ANNA, weeks("2026-W50")))
                .when(allocate(named(ANNA, SECOND)), UNIVERSITY)
                .thenRefused(ProblemCode.STUDENT_ALREADY_BOOKED);
        assertThat(problem.detail()).isEqualTo("Student " + ANNA + " is placed already in 2026-W50.");
        assertThat(problem.figures()).containsOnlyKeys("student", "weeks");
    }

    @Test
    void a_student_may_come_back_in_other_weeks() {
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, weeks("2026-W50")))
                        .when(
                                allocate(
                                        Optional.of(weeks("2026-W49", "2026-W51")),
                                        Optional.empty(),
                                        named(ANNA, SECOND)),
                                UNIVERSITY)
                        .events())
                .contains(new StudentBooked(ANNA, SECOND, weeks("2026-W49", "2026-W51")));
    }

    @Test
    void a_student_of_nobodys_cohort_is_refused() {
        given(market())
                .when(allocate(named(new StudentId("s000000000000dan"), FIRST)), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
        given(market())
                .when(allocate(new Named(new ByReference("99"), FIRST)), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void a_student_named_twice_is_refused() {
        given(market())
                .when(allocate(named(ANNA, FIRST), new Named(new ByReference("17"), SECOND)), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void nobody_named_is_refused() {
        given(market()).when(allocate(), UNIVERSITY).thenRefused(ProblemCode.MISSING_VALUE);
    }

    @Test
    void another_universitys_students_are_refused() {
        given(market()).when(allocate(named(ANNA, FIRST)), RIVAL).thenRefused(ProblemCode.NOT_YOURS);
    }

    @Test
    void a_holds_places_are_named_without_asking_for_room() {
        given(market())
                .and(held(2))
                .and(new SafeCapacityLowered(WARD, offered(), 0, REASON))
                .when(allocate(Optional.empty(), Optional.of(HOLD), named(ANNA, FIRST)), UNIVERSITY)
                .then(
                        new HoldNamed(HOLD, List.of(FIRST)),
                        new PlacesFreed(WARD, HOLD, 1, offered()),
                        claimed(FIRST, ANNA, offered()),
                        new StudentBooked(ANNA, FIRST, offered()),
                        proposed(FIRST, ANNA, offered(), Optional.of(HOLD), Optional.empty()),
                        new AllocationAccepted(FIRST, Party.MARKET));
    }

    @Test
    void a_hold_keeps_its_promise_when_the_offer_is_withdrawn() {
        assertThat(given(market())
                        .and(held(1))
                        .and(new PlacesNoLongerOffered(WARD, OFFER), new OfferWithdrawn(OFFER, REASON, false))
                        .when(allocate(Optional.empty(), Optional.of(HOLD), named(ANNA, FIRST)), UNIVERSITY)
                        .events())
                .contains(claimed(FIRST, ANNA, offered()));
    }

    @Test
    void a_hold_names_no_more_students_than_it_has_places() {
        Problem problem = given(market())
                .and(held(1))
                .when(allocate(Optional.empty(), Optional.of(HOLD), named(ANNA, FIRST), named(BEN, SECOND)), UNIVERSITY)
                .thenRefused(new HoldTooSmall(1, 2));
        assertThat(problem.figures()).containsEntry("left", 1).containsEntry("named", 2);
    }

    @Test
    void a_hold_whose_time_is_up_names_nobody() {
        given(market())
                .and(held(1))
                .at("2026-12-02T17:01")
                .when(allocate(Optional.empty(), Optional.of(HOLD), named(ANNA, FIRST)), UNIVERSITY)
                .thenRefused(ProblemCode.HOLD_LAPSED);
    }

    @Test
    void a_hold_whose_weeks_are_past_names_nobody() {
        given(market())
                .and(held(1))
                .at("2027-01-05T09:00")
                .when(allocate(Optional.empty(), Optional.of(HOLD), named(ANNA, FIRST)), UNIVERSITY)
                .thenRefused(new HeldWeeksPast(offered()));
    }

    @Test
    void a_hold_names_its_own_weeks_only() {
        given(market())
                .and(held(1))
                .when(allocate(Optional.of(weeks("2026-W49")), Optional.of(HOLD), named(ANNA, FIRST)), UNIVERSITY)
                .thenRefused(ProblemCode.INVALID_VALUE);
    }

    @Test
    void a_hold_that_is_used_up_names_nobody_else() {
        given(market())
                .and(held(1))
                .and(new HoldNamed(HOLD, List.of(FIRST)), new PlacesFreed(WARD, HOLD, 1, offered()))
                .when(allocate(Optional.empty(), Optional.of(HOLD), named(BEN, SECOND)), UNIVERSITY)
                .thenRefused(BookingElsewhere.class);
    }

    @Test
    void freed_weeks_can_be_booked_again_by_the_same_student() {
        assertThat(given(market())
                        .and(allocated(FIRST, ANNA, offered()))
                        .and(
                                new AllocationWithdrawn(FIRST, Party.UNIVERSITY, SEALED, offered()),
                                new PlacesFreed(WARD, FIRST, 1, offered()),
                                new StudentFreed(ANNA, FIRST, offered()))
                        .when(allocate(named(ANNA, SECOND)), UNIVERSITY)
                        .events())
                .contains(claimed(SECOND, ANNA, offered()));
    }
}
