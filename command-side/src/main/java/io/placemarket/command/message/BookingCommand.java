package io.placemarket.command.message;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be asked about holds and allocations. */
public sealed interface BookingCommand extends Command {
    /** The offer it is about. */
    OfferId offer();

    /**
     * Takes places for a cohort without naming students.
     *
     * @param weeks the offer's from this week on, where absent
     */
    record PlaceHold(HoldId hold, CohortId cohort, int places, Optional<WeekSet> weeks) implements BookingCommand {
        @Override
        public OfferId offer() {
            return hold.offer();
        }
    }

    /** Gives up what is left of a hold. */
    record ReleaseHold(HoldId hold, Reason reason) implements BookingCommand {
        @Override
        public OfferId offer() {
            return hold.offer();
        }
    }

    /** Keeps the places of a hold longer; once. */
    record ExtendHold(HoldId hold) implements BookingCommand {
        @Override
        public OfferId offer() {
            return hold.offer();
        }
    }

    /** Ends a hold whose time is up; does nothing where it is not, or the hold has ended. */
    record LetHoldLapse(HoldId hold) implements BookingCommand {
        @Override
        public OfferId offer() {
            return hold.offer();
        }
    }

    /**
     * Names students for weeks of an offer, all or none.
     *
     * @param weeks the hold's, or the offer's from this week on, where absent
     * @param hold the hold whose places they take
     */
    record AllocateStudents(
            OfferId offer, CohortId cohort, List<Named> students, Optional<WeekSet> weeks, Optional<HoldId> hold)
            implements BookingCommand {
        public AllocateStudents {
            students = List.copyOf(students);
        }
    }

    /**
     * Names students for weeks of an offer, each with an answer of its own: who is refused keeps nobody else from a place.
     *
     * @param students in the order in which they are considered
     * @param weeks the hold's, or the offer's from this week on, where absent
     * @param hold the hold whose places they take
     */
    record AllocateEach(
            OfferId offer, CohortId cohort, List<Named> students, Optional<WeekSet> weeks, Optional<HoldId> hold)
            implements BookingCommand {
        public AllocateEach {
            students = List.copyOf(students);
        }
    }

    /** A student to allocate, and the identifier the market issued for it. */
    record Named(StudentChoice student, AllocationId allocation) {}

    /** How a university names one of its students. */
    sealed interface StudentChoice {
        /** As it was written. */
        String written();
    }

    /** By the market's identifier. */
    record ById(StudentId id) implements StudentChoice {
        @Override
        public String written() {
            return id.value();
        }
    }

    /** By the university's own number. */
    record ByReference(String reference) implements StudentChoice {
        @Override
        public String written() {
            return reference;
        }
    }

    /** Says yes to a proposal. */
    record AcceptAllocation(AllocationId allocation) implements OfAllocation {}

    /** Says no to a proposal. */
    record ReturnAllocation(AllocationId allocation, Reason reason) implements OfAllocation {}

    /** Returns a proposal nobody answered in time; does nothing where there is time left, or it was answered. */
    record ReturnUnconfirmed(AllocationId allocation) implements OfAllocation {}

    /** Gives up the weeks of an allocation that have not begun. */
    record WithdrawAllocation(AllocationId allocation, Reason reason) implements OfAllocation {}

    /** Gives up some weeks of an allocation, none of which has begun; naming all that have not begun gives the allocation up. */
    record WithdrawWeeks(AllocationId allocation, WeekSet weeks, Reason reason) implements OfAllocation {}

    /** Lets another allocation take over weeks that have not begun, with no moment in which the place is free to somebody else. */
    sealed interface HandOn extends OfAllocation {
        /** The weeks it gives up; all that have not begun where absent. */
        Optional<WeekSet> weeks();

        Reason reason();

        /** The identifier the market issued for the allocation that goes on. */
        AllocationId successor();
    }

    /**
     * Moves the student to other weeks of the same offer.
     *
     * @param to the weeks it takes instead
     */
    record PostponeAllocation(
            AllocationId allocation, Optional<WeekSet> weeks, WeekSet to, Reason reason, AllocationId successor)
            implements HandOn {}

    /**
     * Moves the student to the successor's offer, in the same or another area.
     *
     * @param to the weeks it takes there; those it gives up where absent
     */
    record TransferAllocation(
            AllocationId allocation,
            Optional<WeekSet> weeks,
            Optional<WeekSet> to,
            Reason reason,
            AllocationId successor)
            implements HandOn {}

    /** Sends another student of the same cohort; it adds no load, so it is allowed in an area that is over its limit. */
    record ReplaceStudent(
            AllocationId allocation,
            Optional<WeekSet> weeks,
            StudentChoice student,
            Reason reason,
            AllocationId successor)
            implements HandOn {}

    /** Reports that the student never came. */
    record ReportDidNotStart(AllocationId allocation, Reason reason) implements OfAllocation {}

    /** Reports that the student left before the end. */
    record ReportLeftEarly(AllocationId allocation, LocalDate lastDay, Reason reason) implements OfAllocation {}

    /** What can be asked about one allocation. */
    sealed interface OfAllocation extends BookingCommand {
        AllocationId allocation();

        @Override
        default OfferId offer() {
            return allocation().offer();
        }
    }
}
