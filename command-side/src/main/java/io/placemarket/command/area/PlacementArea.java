package io.placemarket.command.area;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

    /** Whose it is. */
    public OrganisationId provider() {
        return capacity.provider();
    }

    /** What it can take and what is taken; to read only. */
    public AreaCapacity capacity() {
        return capacity;
    }

    /** Gives it to another provider. */
    public void transfer(OrganisationId to) {
        apply(new AreaTransferred(id, provider(), to));
    }

    void renew(Audit audit, LocalDate today) {
        AuditRules.checkRenews(audit, today);
        apply(new AuditRenewed(id, audit));
    }

    void change(ChangeAudit command, LocalDate today) {
        apply(new AuditChanged(id, AuditRules.changed(command, capacity.audits(), today)));
    }

    void end(EndAudit command, LocalDate today) {
        AuditRules.checkEnds(command.lastDay(), capacity.audits(), today);
        apply(new AuditEnded(id, command.lastDay(), command.reason()));
    }

    void lower(LowerSafeCapacity command, Week thisWeek) {
        SafeCapacityRules.check(command, capacity.audits(), thisWeek);
        apply(new SafeCapacityLowered(id, command.weeks(), command.places(), command.reason()));
    }

    void lift(WeekSet weeks) {
        WeekSet lowered = WeekSet.of(weeks.stream()
                .filter(week -> capacity.safeNow(week).isPresent())
                .toList());
        if (!lowered.isEmpty()) {
            apply(new SafeCapacityLifted(id, lowered));
        }
    }

    void record(RecordLearnersElsewhere command, Week thisWeek) {
        ElsewhereRules.check(command, thisWeek);
        command.profession().ifPresent(profession -> SupervisionRules.checkFew(capacity, Set.of(profession), thisWeek));
        apply(new LearnersElsewhereRecorded(id, command.profession(), command.weeks(), command.learners()));
    }

    void arrange(ArrangeSupervisors command, Week thisWeek) {
        AreaWeeks.check(command.weeks(), thisWeek);
        SupervisionRules.check(command, capacity, thisWeek);
        apply(new SupervisorsArranged(id, command.weeks(), command.group()));
    }

    void remove(RemoveSupervisors command, Week thisWeek) {
        AreaWeeks.check(command.weeks(), thisWeek);
        WeekSet counted = WeekSet.of(command.weeks().stream()
                .filter(week -> capacity.supervisors(week).stream()
                        .anyMatch(group -> group.name().equals(command.name())))
                .toList());
        if (!counted.isEmpty()) {
            apply(new SupervisorsRemoved(id, counted, command.name()));
        }
    }

    /** Whether the audit allows what an offer promises. */
    public void checkAudited(OfferTerms terms, Week thisWeek) {
        AuditRules.checkAllows(capacity.audits(), terms);
        SupervisionRules.checkFew(capacity, terms, thisWeek);
    }

    /** Puts places on offer, within the audit. */
    public void offer(OfferId offer, OfferTerms terms, Week thisWeek) {
        checkAudited(terms, thisWeek);
        apply(new PlacesOffered(
                id,
                offer,
                terms.profession(),
                terms.weeks(),
                terms.places(),
                OptionalInt.of(terms.supervisionUnits()),
                terms.release().map(ReleaseTerms::at),
                terms.particulars().weekdays()));
    }

    /** Reserves places of an offer for as long as their time is not up, in place of what was reserved of it before. */
    public void reserve(OfferId offer, List<ReservedShare> shares, Instant now) {
        List<ReservedShare> coming =
                shares.stream().filter(share -> share.until().isAfter(now)).toList();
        if (!coming.equals(capacity.reserved(offer))) {
            apply(new PlacesReserved(id, offer, coming));
        }
    }

    /** Lets reserved places be everybody's, whose time is up: which shares those are. */
    public List<ReservedShare> endShares(OfferId offer, Instant now) {
        List<ReservedShare> before = capacity.reserved(offer);
        reserve(offer, before, now);
        return before.stream().filter(share -> !share.until().isAfter(now)).toList();
    }

    /** On which weekdays an offer's students are there; every day where absent. */
    public Optional<Weekdays> weekdays(OfferId offer) {
        return capacity.offer(offer).map(OfferedPlaces::weekdays).filter(days -> !days.areAll());
    }

    /** Whether anything is booked in an offer. */
    public boolean isBooked(OfferId offer) {
        return capacity.bookings().stream().anyMatch(booked -> booked.offer().equals(offer));
    }

    /** The weeks in which an offer has places. */
    public WeekSet offered(OfferId offer) {
        return capacity.offer(offer).map(OfferedPlaces::weeks).orElse(WeekSet.none());
    }

    /** Promises something else; nothing is booked in it. */
    public void rearrange(OfferId offer, OfferTerms terms, WeekSet weeks, Week thisWeek) {
        checkAudited(terms, thisWeek);
        apply(new PlacesRearranged(
                id,
                offer,
                weeks,
                terms.places(),
                terms.supervisionUnits(),
                terms.particulars().weekdays()));
    }

    /**
     * Lets an offer have so many places in some weeks.
     *
     * @throws io.placemarket.kernel.problem.RefusedException {@code places-booked} where more are booked in one of them
     */
    public void change(OfferId offer, WeekSet weeks, int places) {
        Shortage.checkBooked(capacity, offer, weeks, places);
        apply(new OfferedPlacesChanged(id, offer, weeks, places));
    }

    /** Lets an offer's places be booked. */
    public void release(OfferId offer) {
        apply(new PlacesReleased(id, offer));
    }

    /** Lets an offer take no further booking. */
    public void close(OfferId offer) {
        apply(new PlacesNoLongerOffered(id, offer));
    }

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

    /** Lets one booking take what another gives up; whether it fits has been checked. */
    public void handOn(BookingId other, WeekSet freed, Claim claim) {
        apply(new PlacesFreed(id, other, 1, freed));
        apply(new PlacesClaimed(id, claim));
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

    /** Notes that somebody waits for its places. */
    public void openWaitingList() {
        apply(new WaitingListOpened(id));
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
