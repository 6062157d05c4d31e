package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.util.Optional;

/**
 * Places a booking takes in an area. Only claims count towards its limits.
 *
 * @param booking the hold, turn or allocation, which names its offer
 * @param cohort for whom
 * @param student who, where named
 * @param heads students at once, at least 1; 1 where named
 * @param weeks in which weeks
 * @param university whose cohort it is, where that was told: what is reserved for it counts for it
 */
public record Claim(
        BookingId booking,
        CohortId cohort,
        Optional<StudentId> student,
        int heads,
        WeekSet weeks,
        Optional<OrganisationId> university) {
    /** Of a university that is not told. */
    public Claim(BookingId booking, CohortId cohort, Optional<StudentId> student, int heads, WeekSet weeks) {
        this(booking, cohort, student, heads, weeks, Optional.empty());
    }

    /** The same of a university's cohort. */
    public Claim of(OrganisationId whose) {
        return new Claim(booking, cohort, student, heads, weeks, Optional.of(whose));
    }

    public OfferId offer() {
        return booking.offer();
    }

    /** Whether the places are taken without names: by a hold, or by a turn of the waiting list. */
    public boolean isHold() {
        return !(booking instanceof AllocationId);
    }
}
