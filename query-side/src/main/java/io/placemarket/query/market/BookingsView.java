package io.placemarket.query.market;

import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationPostponed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationTransferred;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.HandedOn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.AllocationEvent.StudentReplaced;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.booking.HoldEvent.HoldExtended;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import java.util.Optional;
import java.util.stream.Stream;

/** Every hold and allocation with its state, in the order in which they were made. */
public final class BookingsView {
    private final BookingIndex<HoldId, Hold> holds;
    private final BookingIndex<AllocationId, Allocation> allocations;

    BookingsView() {
        this.holds = new BookingIndex<>();
        this.allocations = new BookingIndex<>();
    }

    /** The same bookings: what is applied to one of the two from now on does not happen to the other. */
    BookingsView(BookingsView other) {
        this.holds = new BookingIndex<>(other.holds);
        this.allocations = new BookingIndex<>(other.allocations);
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof HoldEvent event) {
            apply(recorded, event);
        } else if (recorded.event() instanceof AllocationEvent event) {
            apply(recorded, event);
        }
    }

    private void apply(Recorded recorded, HoldEvent event) {
        long revision = recorded.revision();
        switch (event) {
            case HoldPlaced placed ->
                holds.add(placed.hold(), placed.cohort(), placed.university(), hold(recorded, placed));
            case HoldNamed named ->
                holds.change(
                        named.hold(),
                        hold -> hold.named(revision, named.allocations().size()));
            case HoldExtended longer -> holds.change(longer.hold(), hold -> hold.kept(revision, longer.lapsesAt()));
            case HoldReleased released ->
                holds.change(
                        released.hold(),
                        hold -> hold.ended(revision, Hold.State.RELEASED, Optional.of(released.reason())));
            case HoldLapsed lapsed ->
                holds.change(lapsed.hold(), hold -> hold.ended(revision, Hold.State.LAPSED, Optional.empty()));
        }
    }

    private static Hold hold(Recorded recorded, HoldPlaced placed) {
        return new Hold(
                placed.hold(),
                recorded.position(),
                recorded.revision(),
                placed.cohort(),
                placed.university(),
                placed.places(),
                placed.weeks(),
                placed.lapsesAt(),
                Hold.State.HELD,
                false,
                0,
                Optional.empty());
    }

    private void apply(Recorded recorded, AllocationEvent event) {
        long revision = recorded.revision();
        AllocationId id = event.allocation();
        switch (event) {
            case AllocationProposed proposed ->
                allocations.add(
                        id,
                        proposed.cohort(),
                        proposed.university(),
                        new Allocation(
                                proposed,
                                recorded.position(),
                                revision,
                                proposed.weeks(),
                                WeekSet.none(),
                                Allocation.State.PROPOSED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
            case AllocationAccepted accepted ->
                allocations.change(
                        id,
                        allocation -> allocation.decided(
                                revision, Allocation.State.ACCEPTED, Optional.of(accepted.by()), Optional.empty()));
            case AllocationReturned returned ->
                allocations.change(
                        id,
                        allocation -> allocation.decided(
                                revision,
                                Allocation.State.RETURNED,
                                Optional.of(returned.by()),
                                Optional.of(returned.reason())));
            case AllocationWithdrawn withdrawn ->
                allocations.change(
                        id,
                        allocation ->
                                allocation.withdrawn(revision, withdrawn.by(), withdrawn.reason(), withdrawn.freed()));
            case AllocationShortened shorter ->
                allocations.change(id, allocation -> allocation.shortened(revision, shorter.freed()));
            case HandedOn shorter ->
                allocations.change(
                        id,
                        allocation -> allocation.handedOn(revision, shorter.freed(), ended(shorter), shorter.reason()));
            case StudentDidNotStart absent ->
                allocations.change(
                        id,
                        allocation -> allocation.decided(
                                revision,
                                Allocation.State.DID_NOT_START,
                                Optional.<Party>empty(),
                                Optional.of(absent.reason())));
            case StudentLeftEarly left ->
                allocations.change(id, allocation -> allocation.left(revision, left.lastDay(), left.reason()));
        }
    }

    private static Allocation.State ended(HandedOn event) {
        return switch (event) {
            case AllocationPostponed postponed -> Allocation.State.POSTPONED;
            case AllocationTransferred transferred -> Allocation.State.TRANSFERRED;
            case StudentReplaced replaced -> Allocation.State.REPLACED;
        };
    }

    public Optional<Hold> hold(HoldId id) {
        return holds.find(id);
    }

    public Stream<Hold> holds(OfferId offer) {
        return holds.of(offer);
    }

    public Stream<Hold> holds(AreaId area) {
        return holds.of(area);
    }

    public Stream<Hold> holds(CohortId cohort) {
        return holds.of(cohort);
    }

    public Stream<Hold> holds(OrganisationId university) {
        return holds.of(university);
    }

    public Optional<Allocation> allocation(AllocationId id) {
        return allocations.find(id);
    }

    public Stream<Allocation> allocations(OfferId offer) {
        return allocations.of(offer);
    }

    public Stream<Allocation> allocations(AreaId area) {
        return allocations.of(area);
    }

    public Stream<Allocation> allocations(CohortId cohort) {
        return allocations.of(cohort);
    }

    public Stream<Allocation> allocations(OrganisationId university) {
        return allocations.of(university);
    }
}
