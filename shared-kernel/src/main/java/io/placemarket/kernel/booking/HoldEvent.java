package io.placemarket.kernel.booking;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import java.time.Instant;
import java.util.List;

/** What happens to a hold. The places it takes stand in the area's claims. */
public sealed interface HoldEvent extends DomainEvent {
    HoldId hold();

    /**
     * Places are taken for a cohort without naming students.
     *
     * @param places in each of the weeks
     * @param lapsesAt when it ends by itself
     */
    @EventName("HoldPlaced")
    record HoldPlaced(
            HoldId hold, CohortId cohort, OrganisationId university, int places, WeekSet weeks, Instant lapsesAt)
            implements HoldEvent {}

    /** So many of its places became allocations of named students. */
    @EventName("HoldNamed")
    record HoldNamed(HoldId hold, List<AllocationId> allocations) implements HoldEvent {
        public HoldNamed {
            allocations = List.copyOf(allocations);
        }
    }

    /** Its places are kept longer. */
    @EventName("HoldExtended")
    record HoldExtended(HoldId hold, Instant lapsesAt) implements HoldEvent {}

    /** Somebody gave up the places that were left. */
    @EventName("HoldReleased")
    record HoldReleased(HoldId hold, Party by, Reason reason) implements HoldEvent {}

    /** Nobody named students in time: the places that were left are free again. */
    @EventName("HoldLapsed")
    record HoldLapsed(HoldId hold) implements HoldEvent {}
}
