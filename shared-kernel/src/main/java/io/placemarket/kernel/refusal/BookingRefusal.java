package io.placemarket.kernel.refusal;

import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What does not come of naming students, or of answering for them (domain guide, "Allocation", "Confirmation"). */
public sealed interface BookingRefusal extends Refusal {
    /** The deadline to confirm has passed. */
    @RefusedAs(value = ProblemCode.TOO_LATE, accepted = "a return of it, with a reason")
    record ConfirmedTooLate(
            @Figure("until when it was to be confirmed") Instant confirmBy) implements BookingRefusal {
        @Override
        public String detail() {
            return "It was to be confirmed by " + confirmBy + ".";
        }
    }

    /** The market has begun for good: what is booked is booked in it. */
    @RefusedAs(
            value = ProblemCode.EARLIER_BOOKINGS_CLOSED,
            accepted = "holds and allocations as all are, under the rules of the market")
    record EarlierBookingsClosed(
            @Figure("the last day on which they were recorded, where one was set")
            Optional<LocalDate> until) implements BookingRefusal {
        @Override
        public String detail() {
            return until.map(day -> "Bookings from before the market were recorded until " + day + ".")
                    .orElse("The operator has set no day until which bookings from before the market are recorded.");
        }
    }

    /** None of those who were named together can be placed. */
    @RefusedAs(ProblemCode.NOBODY_PLACED)
    record NobodyPlaced(
            @Figure("each of those who were named, with the members of the same refusal alone")
            List<EachRefusal> refused)
            implements BookingRefusal {
        public NobodyPlaced {
            refused = List.copyOf(refused);
        }

        @Override
        public String detail() {
            return "None of those who were named has a place: " + refused.size() + " refused, each for its own reason.";
        }
    }
}
