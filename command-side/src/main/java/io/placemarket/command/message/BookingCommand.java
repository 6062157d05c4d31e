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
