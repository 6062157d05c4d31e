package io.placemarket.query.area;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.placemarket.kernel.area.AreaCapacity;
import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.area.FreeInWeek;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.reading.FewBooked;
import io.placemarket.query.reading.FewBooked.Booked;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An area in one week, in heads (whole-week students).
 *
 * @param maximum from the audit; 0 outside it
 * @param safeNow what the provider lowered it to, where it did
 * @param reason why, seen by the provider and the region only
 * @param limit the lower of the two
 * @param offered what its open offers add up to; may exceed the limit, being alternatives for the same places
 * @param held held without names; absent where others are few that week and the asker may not be told how few
 * @param allocated of named students; absent likewise
 * @param elsewhere learners outside the market, who load the area too
 * @param free the most further students all its open offers together could take
 * @param freeAtLeast whether a few more might fit: so many different offers share the area that not every way was tried
 * @param overCommitted learners above the limit; bookings made before it was lowered stay; absent likewise
 * @param supervisors who supervise, seen by the provider and the region only; none where heads alone count
 * @param understaffed whether those who are booked have too few supervisors, seen by the same
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AreaWeek(
        Week week,
        int maximum,
        Optional<Integer> safeNow,
        Optional<Reason> reason,
        int limit,
        int offered,
        OptionalInt held,
        OptionalInt allocated,
        int elsewhere,
        int free,
        boolean freeAtLeast,
        OptionalInt overCommitted,
        List<SupervisorGroup> supervisors,
        boolean understaffed) {
    public AreaWeek {
        supervisors = List.copyOf(supervisors);
    }

    /** @param bookings all in the area */
    static AreaWeek of(
            AreaCapacity capacity,
            List<BookedPlaces> bookings,
            Week week,
            Optional<Reason> reason,
            boolean seesStaff,
            FewBooked few) {
        Optional<Booked> told = few.told(week, bookings);
        FreeInWeek free = capacity.freeIn(week);
        return new AreaWeek(
                week,
                capacity.audits().maximum(week),
                capacity.safeNow(week),
                reason,
                capacity.limit(week),
                capacity.offers().stream()
                        .mapToInt(offer -> offer.offered(week))
                        .sum(),
                told.map(booked -> OptionalInt.of(booked.held())).orElseGet(OptionalInt::empty),
                told.map(booked -> OptionalInt.of(booked.allocated())).orElseGet(OptionalInt::empty),
                capacity.elsewhere(week),
                free.students(),
                !free.certain(),
                told.map(booked -> OptionalInt.of(capacity.overCommitted(week))).orElseGet(OptionalInt::empty),
                seesStaff ? capacity.supervisors(week) : List.of(),
                seesStaff && capacity.supervisionDeficit(week).isPresent());
    }
}
