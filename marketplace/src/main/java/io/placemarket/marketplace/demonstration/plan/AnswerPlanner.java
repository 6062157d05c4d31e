package io.placemarket.marketplace.demonstration.plan;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** What becomes of allocations: most are accepted, few returned or given up, few students do not start or leave early. */
final class AnswerPlanner {
    private static final List<ReasonCode> REFUSALS =
            List.of(ReasonCode.STAFF_SHORTAGE, ReasonCode.NOT_SUITABLE, ReasonCode.STAFF_SICKNESS);
    private static final List<ReasonCode> WITHDRAWALS = List.of(
            ReasonCode.TIMETABLE_CHANGED,
            ReasonCode.STUDENT_INTERRUPTED,
            ReasonCode.TRAVEL,
            ReasonCode.PLACED_ELSEWHERE);
    private static final double RETURNED = 0.03;
    private static final double GIVEN_UP = 0.012;
    private static final double NOT_STARTED = 0.006;
    private static final double LEFT_EARLY = 0.008;

    private final Chance chance;
    private final Times times;
    private final BiConsumer<Instant, Intent> plan;

    AnswerPlanner(long seed, Times times, BiConsumer<Instant, Intent> plan) {
        this.chance = new Chance(seed, "answers");
        this.times = times;
        this.plan = plan;
    }

    void answer(AllocationId allocation, PlannedCohort cohort, PlannedOffer offer, WeekSet weeks, int week) {
        if (week >= 0) {
            return;
        }
        OrganisationId provider = offer.area().provider().id();
        boolean toAnswer = offer.terms().confirmWithinWorkingDays() > 0;
        if (toAnswer && chance.happens(RETURNED)) {
            plan.accept(
                    times.at(week, Times.Slot.LAST),
                    new Intent.ReturnAllocation(allocation, provider, Reason.of(chance.pick(REFUSALS))));
            return;
        }
        if (toAnswer) {
            plan.accept(times.at(week, Times.Slot.LAST), new Intent.AcceptAllocation(allocation, provider));
        }
        if (chance.happens(GIVEN_UP)) {
            plan.accept(
                    times.at(week + 1, Times.Slot.LAST),
                    new Intent.WithdrawAllocation(
                            allocation, cohort.university(), Reason.of(chance.pick(WITHDRAWALS))));
        } else {
            attend(allocation, cohort, provider, weeks);
        }
    }

    /** What happens once the student should be there. */
    private void attend(AllocationId allocation, PlannedCohort cohort, OrganisationId provider, WeekSet weeks) {
        int begun = weeks.first().number() - times.week(0).number();
        if (begun >= 0) {
            return;
        }
        if (chance.happens(NOT_STARTED)) {
            plan.accept(
                    times.at(begun, Times.Slot.ANSWER),
                    new Intent.ReportNotStarted(allocation, provider, Reason.of(ReasonCode.STUDENT_ILLNESS)));
        } else if (begun < -2 && chance.happens(LEFT_EARLY)) {
            plan.accept(
                    times.at(begun + 2, Times.Slot.ANSWER),
                    new Intent.ReportLeftEarly(
                            allocation,
                            cohort.university(),
                            times.week(begun + 1).monday().plusDays(3),
                            Reason.of(ReasonCode.STUDENT_INTERRUPTED)));
        }
    }
}
