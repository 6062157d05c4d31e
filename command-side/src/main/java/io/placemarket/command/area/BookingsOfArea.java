package io.placemarket.command.area;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.TurnId;
import java.util.List;

/** What is booked in an area: never over the limit, in any week, across professions and universities. */
public record BookingsOfArea(AreaId id, AreaCapacity capacity) {
    /**
     * Refuses bookings of one offer that do not fit.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code capacity-exceeded} where a week has less room
     */
    public void checkRoom(List<Claim> claims) {
        Shortage.check(capacity, claims);
    }

    /** The same for one booking that comes when another has given up weeks of its one place. */
    public void checkRoomAfter(BookingId other, WeekSet freed, Claim claim) {
        AreaCapacity then = new AreaCapacity(capacity);
        then.apply(new PlacesFreed(id, other, 1, freed));
        Shortage.check(then, List.of(claim));
    }

    /** Refuses more names than a hold has places left. */
    public void checkHold(HoldId hold, int heads, WeekSet weeks) {
        Shortage.checkHold(capacity, hold, heads, weeks);
    }

    /**
     * Takes places for bookings of one education provider in one offer, all or none.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code capacity-exceeded} where a week has less room
     */
    public void claim(List<Claim> claims) {
        Shortage.check(capacity, claims);
        claims.forEach(claim -> apply(new PlacesClaimed(id, claim)));
    }

    /** Takes a place that somebody has had since before there was a market, whether it is safe or not. */
    public void record(Claim claim) {
        apply(new PlacesClaimed(id, claim));
    }

    /**
     * Turns places of a hold into claims of one head each, for the same weeks: it adds no load, so it is allowed in an area that is over
     * its limit by now.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code hold-too-small} where the hold has fewer places left
     */
    public void exchange(HoldId hold, List<Claim> claims, WeekSet weeks) {
        Shortage.checkHold(capacity, hold, claims.size(), weeks);
        apply(new PlacesFreed(id, hold, claims.size(), weeks));
        claims.forEach(claim -> apply(new PlacesClaimed(id, claim)));
    }

    /** Lets one booking take what another gives up; whether it fits has been checked. */
    public void handOn(BookingId other, WeekSet freed, Claim claim) {
        apply(new PlacesFreed(id, other, 1, freed));
        apply(new PlacesClaimed(id, claim));
    }

    /** Turns the places of a turn into a hold's; it adds no load. */
    public void become(TurnId turn, Claim hold) {
        apply(new PlacesFreed(id, turn, hold.heads(), hold.weeks()));
        apply(new PlacesClaimed(id, hold));
    }

    /** Takes back so many heads of a booking in weeks in which it has them. */
    public void free(BookingId booking, int heads, WeekSet weeks) {
        apply(new PlacesFreed(id, booking, heads, weeks));
    }
}
