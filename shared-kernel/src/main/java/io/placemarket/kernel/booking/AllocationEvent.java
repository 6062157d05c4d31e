package io.placemarket.kernel.booking;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The life of an allocation: proposed, then accepted or returned; started and completed are presumed by the calendar. The places it takes
 * stand in the area's claims. Weeks that have begun never become free.
 */
public sealed interface AllocationEvent extends DomainEvent {
    AllocationId allocation();

    /**
     * A student is named for weeks of an offer.
     *
     * @param fromHold the hold whose place it took, where there was one
     * @param confirmBy until when the provider may answer; absent where it needs no answer
     * @param passed those of the weeks that were over when it was recorded, of a booking from before the market
     */
    @EventName("AllocationProposed")
    record AllocationProposed(
            AllocationId allocation,
            StudentId student,
            CohortId cohort,
            OrganisationId university,
            WeekSet weeks,
            Optional<HoldId> fromHold,
            Optional<Instant> confirmBy,
            Optional<WeekSet> passed)
            implements AllocationEvent {
        /** In weeks of which none is over. */
        public AllocationProposed(
                AllocationId allocation,
                StudentId student,
                CohortId cohort,
                OrganisationId university,
                WeekSet weeks,
                Optional<HoldId> fromHold,
                Optional<Instant> confirmBy) {
            this(allocation, student, cohort, university, weeks, fromHold, confirmBy, Optional.empty());
        }
    }

    /**
     * It is settled.
     *
     * @param by the provider, or the market where the offer confirms automatically
     */
    @EventName("AllocationAccepted")
    record AllocationAccepted(AllocationId allocation, Party by) implements AllocationEvent {}

    /** What has a reason, whose words are sealed for the student of the allocation. */
    sealed interface Reasoned extends AllocationEvent {
        SealedReason reason();
    }

    /**
     * The provider said no.
     *
     * @param by the provider, or the market where no answer came in time
     */
    @EventName("AllocationReturned")
    record AllocationReturned(AllocationId allocation, Party by, SealedReason reason) implements Reasoned {}

    /**
     * One side gave it up.
     *
     * @param freed the weeks that had not begun
     */
    @EventName("AllocationWithdrawn")
    record AllocationWithdrawn(AllocationId allocation, Party by, SealedReason reason, WeekSet freed)
            implements Reasoned {}

    /** The student never came; the weeks that had not begun are free. */
    @EventName("StudentDidNotStart")
    record StudentDidNotStart(AllocationId allocation, SealedReason reason, WeekSet freed) implements Reasoned {}

    /** The student came and left before the end; the weeks after the last day that had not begun are free. */
    @EventName("StudentLeftEarly")
    record StudentLeftEarly(AllocationId allocation, LocalDate lastDay, SealedReason reason, WeekSet freed)
            implements Reasoned {}

    /**
     * One side gave up some of its weeks, none of which had begun; the others stand.
     *
     * @param freed the weeks that were given up
     */
    @EventName("AllocationShortened")
    record AllocationShortened(AllocationId allocation, Party by, SealedReason reason, WeekSet freed)
            implements Reasoned {}

    /** Another allocation took over weeks that had not begun, in the same unit of work; where no week is left, this one has ended. */
    sealed interface HandedOn extends Reasoned {
        /** The weeks it gave up. */
        WeekSet freed();

        /** The allocation that goes on. */
        AllocationId successor();
    }

    /** The same student goes to the same offer in other weeks. */
    @EventName("AllocationPostponed")
    record AllocationPostponed(AllocationId allocation, SealedReason reason, WeekSet freed, AllocationId successor)
            implements HandedOn {}

    /** The same student goes to another offer. */
    @EventName("AllocationTransferred")
    record AllocationTransferred(AllocationId allocation, SealedReason reason, WeekSet freed, AllocationId successor)
            implements HandedOn {}

    /** Another student of the cohort goes in these weeks. */
    @EventName("StudentReplaced")
    record StudentReplaced(AllocationId allocation, SealedReason reason, WeekSet freed, AllocationId successor)
            implements HandedOn {}
}
