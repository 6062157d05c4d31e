package io.placemarket.benchmarks;

import io.placemarket.eventstore.EventLog;
import io.placemarket.eventstore.LoggedUnit;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.StudentId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Recounts a market from its log alone, from what bookings say of themselves: not from what areas and calendars counted. */
final class BookingOracle {
    private record Booked(int places, WeekSet weeks, Optional<StudentId> student) {}

    /** Somebody, or an area, in a week. */
    private record At(Object what, Week week) {}

    private final Map<AreaId, Integer> maximum = new HashMap<>();
    private final Map<BookingId, Booked> standing = new HashMap<>();
    private final Map<At, Integer> taken = new HashMap<>();
    private final Set<BookingId> seen = new HashSet<>();
    private long units;
    private long oversold;
    private long doubleBooked;
    private long lost;

    /** Reads the log to its end. */
    BookingOracle(EventLog log, Set<BookingId> acknowledged) {
        try (Stream<LoggedUnit> all = log.reader().unitsFrom(1)) {
            all.forEach(unit -> {
                units++;
                unit.events().forEach(event -> on(EventJson.read(event.type(), event.payload())));
            });
        }
        lost = acknowledged.stream().filter(booking -> !seen.contains(booking)).count();
    }

    private void on(DomainEvent event) {
        switch (event) {
            case PlacementAreaRegistered it -> maximum.put(it.area(), it.audit().maximum());
            case HoldPlaced it -> book(it.hold(), new Booked(it.places(), it.weeks(), Optional.empty()));
            case AllocationProposed it -> book(it.allocation(), new Booked(1, it.weeks(), Optional.of(it.student())));
            case HoldReleased it -> end(it.hold());
            case AllocationWithdrawn it -> end(it.allocation());
            default -> {
                // nothing that takes or gives a place
            }
        }
    }

    private void book(BookingId booking, Booked booked) {
        AreaId area = booking.offer().area();
        seen.add(booking);
        standing.put(booking, booked);
        for (Week week : booked.weeks()) {
            int heads = taken.merge(new At(area, week), booked.places(), Integer::sum);
            oversold += heads > maximum.getOrDefault(area, 0) ? 1 : 0;
            doubleBooked +=
                    booked.student().filter(student -> taken.merge(new At(student, week), 1, Integer::sum) > 1).stream()
                            .count();
        }
    }

    private void end(BookingId booking) {
        Booked booked = standing.remove(booking);
        if (booked == null) {
            throw new IllegalStateException(booking + " ended twice, or never began");
        }
        for (Week week : booked.weeks()) {
            taken.merge(new At(booking.offer().area(), week), -booked.places(), Integer::sum);
            booked.student().ifPresent(student -> taken.merge(new At(student, week), -1, Integer::sum));
        }
    }

    /** Prints what it counted; true where nothing was oversold, double-booked or lost. */
    boolean judge(Report report) {
        report.note("oracle: %,d units of work, %,d bookings, %,d of them stand; oversold %d, double-booked %d, lost %d"
                .formatted(units, seen.size(), standing.size(), oversold, doubleBooked, lost));
        return oversold + doubleBooked + lost == 0;
    }
}
