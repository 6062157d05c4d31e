package io.placemarket.command.area;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What an area has on offer, within its audits, and for whom places are kept. */
public record OffersOfArea(AreaId id, AreaCapacity capacity) {
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
                terms.particulars().weekdays(),
                Optional.of(terms.days())));
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

    /**
     * Promises something else; nothing is booked in it. What was withdrawn of some weeks' places stays withdrawn unless another number of places
     * is promised.
     */
    public void rearrange(OfferId offer, OfferTerms before, OfferTerms terms, WeekSet weeks, Week thisWeek) {
        checkAudited(terms, thisWeek);
        Map<Integer, WeekSet> withdrawn =
                before.places() == terms.places() ? fewer(offer, terms.places(), weeks) : Map.of();
        apply(new PlacesRearranged(
                id,
                offer,
                weeks,
                terms.places(),
                terms.supervisionUnits(),
                terms.particulars().weekdays(),
                Optional.of(terms.days())));
        withdrawn.forEach((left, some) -> apply(new OfferedPlacesChanged(id, offer, some, left)));
    }

    /** The weeks in which an offer has fewer places than it promises, by how many it has. */
    private Map<Integer, WeekSet> fewer(OfferId offer, int promised, WeekSet weeks) {
        Map<Integer, WeekSet> fewer = new TreeMap<>();
        capacity.offer(offer)
                .ifPresent(places -> weeks.and(places.weeks())
                        .where(week -> places.places(week) < promised)
                        .forEach(week -> fewer.merge(places.places(week), WeekSet.of(week), WeekSet::plus)));
        return fewer;
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
}
