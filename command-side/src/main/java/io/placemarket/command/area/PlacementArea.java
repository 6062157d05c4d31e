package io.placemarket.command.area;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import java.time.LocalDate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/**
 * A placement area: the only place where "never over the limit, in any week, across professions and universities" is kept. One team
 * serves all its offers.
 */
@AggregateRoot(type = "PlacementArea")
public class PlacementArea {
    @AggregateIdentifier
    private AreaId id;

    private AreaCapacity capacity;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    PlacementArea() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    PlacementArea(PlacementAreaRegistered registration, LocalDate today) {
        AuditRules.check(registration.audit(), today);
        apply(registration);
    }

    /** The same area: what happens to one of the two from now on does not happen to the other. */
    public PlacementArea copy() {
        PlacementArea copy = new PlacementArea();
        copy.id = id;
        copy.capacity = new AreaCapacity(capacity);
        return copy;
    }

    /** Whose it is. */
    public OrganisationId provider() {
        return capacity.provider();
    }

    /** What it can take and what is taken; to read only. */
    public AreaCapacity capacity() {
        return capacity;
    }

    /** What it can take. */
    AreaLimits limits() {
        return new AreaLimits(id, capacity);
    }

    /** What it has on offer. */
    public OffersOfArea offers() {
        return new OffersOfArea(id, capacity);
    }

    /** What is booked in it. */
    public BookingsOfArea bookings() {
        return new BookingsOfArea(id, capacity);
    }

    /** Gives it to another provider. */
    public void transfer(OrganisationId to) {
        apply(new AreaTransferred(id, provider(), to));
    }

    /** Notes that somebody waits for its places. */
    public void openWaitingList() {
        apply(new WaitingListOpened(id));
    }

    @EventSourcingHandler
    void on(PlacementAreaEvent event) {
        if (event instanceof PlacementAreaRegistered registered) {
            id = registered.area();
            capacity = new AreaCapacity(registered);
        } else {
            capacity.apply(event);
        }
    }
}
