package io.placemarket.command.story;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.CEM;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OTHER_PROVIDER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.audit;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.weeks;
import static io.placemarket.command.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Scene;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.Outcome.AreaChanged;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Students: one leaves half way, a ward closes, norovirus comes, one is ill for a week and makes it up. */
class StudentsStoriesTest {
    private static final OfferId ELSEWHERE = new OfferId("ward00000002-ffer0000");
    private static final Reason NOROVIRUS = new Reason(ReasonCode.INFECTION_CONTROL, "norovirus, bay 2 closed");

    @Test
    void a_student_leaves_half_way_and_the_one_who_waited_comes() {
        // Given a ward that takes one student for four weeks, and a cohort that waits for the last of them
        Scene ward = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, offered()));
        ward.when(
                        new JoinWaitingList(
                                new EntryId(OFFER + "-e0000000001"), COHORT, 1, Optional.of(weeks("2026-W52"))),
                        UNIVERSITY)
                .answer(Object.class);
        // When the student leaves in the second week
        Scene.Asked left = ward.at("2026-12-10T09:00")
                .when(
                        new ReportLeftEarly(
                                FIRST, LocalDate.of(2026, 12, 9), Reason.of(ReasonCode.STUDENT_LEFT_PROGRAMME)),
                        UNIVERSITY);
        // Then what is left falls to who waited, in the same unit of work, and nobody else can hold it
        assertThat(left.events()).hasAtLeastOneElementOfType(TurnGiven.class);
        ward.when(
                        new PlaceHold(new HoldId(OFFER + "-h0000000002"), COHORT, 1, Optional.of(weeks("2026-W52"))),
                        UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_ward_closes_and_its_student_goes_on_elsewhere() {
        // Given a student in the second of four weeks, and another ward that has room
        Scene market = given(market())
                .and(
                        new PlacementAreaRegistered(
                                ELSEWHERE.area(), OTHER_PROVIDER, "Ward 2", Setting.HOSPITAL, audit(1)),
                        new PlacesOffered(ELSEWHERE.area(), ELSEWHERE, ADULT, offered(), 1),
                        new OfferPosted(ELSEWHERE, OTHER_PROVIDER, terms(1, 0), Optional.empty()))
                .and(allocated(FIRST, ANNA, offered()))
                .at("2026-12-09T10:00");
        // When the ward says that it closes, withdraws its offer, and the university transfers the weeks to come
        market.when(new WithdrawOffer(OFFER, Reason.of(ReasonCode.WARD_CLOSED), false), PROVIDER)
                .answer(Object.class);
        WeeksHandedOn moved = market.when(
                        new TransferAllocation(
                                FIRST,
                                Optional.empty(),
                                Optional.empty(),
                                Reason.of(ReasonCode.WARD_CLOSED),
                                new AllocationId(ELSEWHERE + "-a0000000001")),
                        UNIVERSITY)
                .answer(WeeksHandedOn.class);
        // Then two weeks stay with the first ward, and two are accepted at the other
        assertThat(moved.state()).isEqualTo("ACCEPTED");
        assertThat(moved.weeks()).isEqualTo(weeks("2026-W51/2026-W52"));
        assertThat(moved.successorState()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_norovirus_week_drops_nobody_and_is_resolved_by_those_concerned() {
        WeekSet sick = weeks("2026-W50");
        // Given a ward with two students
        Scene ward = given(market())
                .and(allocated(FIRST, ANNA, offered()))
                .and(allocated(SECOND, BEN, weeks("2026-W49/2026-W50")));
        // When only one is safe for a week
        AreaChanged told = ward.when(new LowerSafeCapacity(WARD, sick, 1, NOROVIRUS), PROVIDER)
                .answer(AreaChanged.class);
        // Then it says so, and both are still expected
        assertThat(told.overCommitted())
                .singleElement()
                .satisfies(week -> assertThat(week.heads()).isEqualTo(1));
        // And one student may take the other's place, which adds nobody
        assertThat(ward.when(new ReplaceStudent(SECOND, Optional.empty(), new ById(CEM), REASON, THIRD), UNIVERSITY)
                        .answer(WeeksHandedOn.class)
                        .successorState())
                .isEqualTo("ACCEPTED");
        // And giving the week up resolves it: the ward is full, not over
        ward.when(
                        new PostponeAllocation(
                                THIRD,
                                Optional.of(weeks("2026-W49")),
                                weeks("2026-W51"),
                                NOROVIRUS,
                                new AllocationId(OFFER + "-a0000000004")),
                        UNIVERSITY)
                .answer(WeeksHandedOn.class);
        assertThat(ward.when(new WithdrawWeeks(THIRD, sick, NOROVIRUS), PROVIDER)
                        .events())
                .isNotEmpty();
        ward.when(new PlaceHold(new HoldId(OFFER + "-h0000000003"), COHORT, 1, Optional.of(sick)), UNIVERSITY)
                .thenRefused(ProblemCode.CAPACITY_EXCEEDED);
    }

    @Test
    void a_student_is_ill_for_a_week_and_makes_it_up_at_the_end() {
        // Given a student for the first three weeks of four
        Scene ward = given(market(1, 1, 0)).and(allocated(FIRST, ANNA, weeks("2026-W49/2026-W51")));
        // When the second week is moved to the last
        WeeksHandedOn moved = ward.when(
                        new PostponeAllocation(
                                FIRST,
                                Optional.of(weeks("2026-W50")),
                                weeks("2026-W52"),
                                Reason.of(ReasonCode.STUDENT_ILLNESS),
                                SECOND),
                        UNIVERSITY)
                .answer(WeeksHandedOn.class);
        // Then the first allocation stands with two weeks, and the week given up is free for others
        assertThat(moved.state()).isEqualTo("ACCEPTED");
        assertThat(ward.when(
                                new PlaceHold(
                                        new HoldId(OFFER + "-h0000000004"), COHORT, 1, Optional.of(weeks("2026-W50"))),
                                UNIVERSITY)
                        .events())
                .isNotEmpty();
    }
}
