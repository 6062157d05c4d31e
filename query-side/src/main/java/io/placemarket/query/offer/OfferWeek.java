package io.placemarket.query.offer;

import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.Visibility;

/**
 * An offer in one of its weeks, in heads (whole-week students).
 *
 * @param offered places it puts on offer; none once it is withdrawn
 * @param limit the most that are safe at once in the whole area
 * @param held held in this offer without names
 * @param allocated of named students in this offer
 * @param free how many more it could take
 * @param bound what holds that down
 */
public record OfferWeek(Week week, int offered, int limit, int held, int allocated, int free, Bound bound) {
    static OfferWeek of(AreaCapacity capacity, OfferedPlaces offer, Week week, Actor actor) {
        int held = capacity.bookings().stream()
                .filter(booked -> booked.claim().isHold() && booked.offer().equals(offer.offer()))
                .mapToInt((BookedPlaces booked) -> booked.heads(week))
                .sum();
        Room room = Visibility.room(capacity, offer.offer(), week, actor);
        return new OfferWeek(
                week,
                offer.offered(week),
                capacity.limit(week),
                held,
                capacity.head(offer.offer(), week) - held,
                room.free(),
                room.bound());
    }
}
