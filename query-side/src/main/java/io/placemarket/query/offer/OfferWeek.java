package io.placemarket.query.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.OfferedPlaces;
import io.placemarket.kernel.area.Room;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.reading.FewBooked;
import io.placemarket.query.reading.FewBooked.Booked;
import io.placemarket.query.reading.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An offer in one of its weeks, in heads (whole-week students).
 *
 * @param offered places it puts on offer; none once it is withdrawn
 * @param limit the most that are safe at once in the whole area
 * @param held held in this offer without names; absent where others are few in it that week and the asker may not be told how few
 * @param allocated of named students in this offer; absent likewise
 * @param free how many more it could take
 * @param bound what holds that down
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OfferWeek(
        Week week, int offered, int limit, OptionalInt held, OptionalInt allocated, int free, Bound bound) {
    /** @param bookings those in the offer */
    static OfferWeek of(
            AreaCapacity capacity,
            OfferedPlaces offer,
            List<BookedPlaces> bookings,
            Week week,
            Actor actor,
            FewBooked few) {
        Optional<Booked> told = few.told(week, bookings);
        Room room = Visibility.room(capacity, offer.offer(), week, actor);
        return new OfferWeek(
                week,
                offer.offered(week),
                capacity.limit(week),
                told.map(booked -> OptionalInt.of(booked.held())).orElseGet(OptionalInt::empty),
                told.map(booked -> OptionalInt.of(booked.allocated())).orElseGet(OptionalInt::empty),
                room.free(),
                room.bound());
    }
}
