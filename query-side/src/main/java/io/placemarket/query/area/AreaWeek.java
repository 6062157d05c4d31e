package io.placemarket.query.area;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.Week;
import java.util.Optional;

/**
 * An area in one week, in heads (whole-week students).
 *
 * @param maximum from the audit; 0 outside it
 * @param safeNow what the provider lowered it to, where it did
 * @param reason why, seen by the provider and the region only
 * @param limit the lower of the two
 * @param offered what its open offers add up to; may exceed the limit, being alternatives for the same places
 * @param held held without names
 * @param allocated of named students
 * @param elsewhere learners outside the market, who load the area too
 * @param free the most further students all its open offers together could take
 * @param overCommitted learners above the limit; bookings made before it was lowered stay
 */
public record AreaWeek(
        Week week,
        int maximum,
        Optional<Integer> safeNow,
        Optional<Reason> reason,
        int limit,
        int offered,
        int held,
        int allocated,
        int elsewhere,
        int free,
        int overCommitted) {
    static AreaWeek of(AreaCapacity capacity, Week week, Optional<Reason> reason) {
        int held = capacity.bookings().stream()
                .filter(booked -> booked.claim().isHold())
                .mapToInt((BookedPlaces booked) -> booked.heads(week))
                .sum();
        return new AreaWeek(
                week,
                capacity.audit().covers(week) ? capacity.audit().maximum() : 0,
                capacity.safeNow(week),
                reason,
                capacity.limit(week),
                capacity.offers().stream()
                        .mapToInt(offer -> offer.offered(week))
                        .sum(),
                held,
                capacity.head(week) - held,
                capacity.elsewhere(week),
                capacity.free(week),
                capacity.overCommitted(week));
    }
}
