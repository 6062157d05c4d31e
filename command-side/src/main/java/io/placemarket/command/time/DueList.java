package io.placemarket.command.time;

import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.BookingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What must be looked at when its time has come: a fold of the log, so that it survives restarts. An entry too many does no harm, because
 * the aggregate decides whether it is due. Thread-safe.
 */
final class DueList {
    /** A booking and when its time is up. */
    record Due(BookingId booking, Instant at) {}

    private final Map<BookingId, Due> byBooking = new HashMap<>();
    private final TreeSet<Due> byTime = new TreeSet<>(
            Comparator.comparing(Due::at).thenComparing(due -> due.booking().value()));

    synchronized void apply(DomainEvent event) {
        switch (event) {
            case HoldPlaced placed -> add(new Due(placed.hold(), placed.lapsesAt()));
            case HoldNamed named -> {
                // Places may be left; the hold itself knows.
            }
            case HoldEvent ended -> remove(ended.hold());
            case AllocationProposed proposed ->
                proposed.confirmBy().ifPresent(by -> add(new Due(proposed.allocation(), by)));
            case AllocationEvent answered -> remove(answered.allocation());
            default -> {
                // Nothing else waits for a time.
            }
        }
    }

    /** Those whose time is up, the longest overdue first, at most so many. */
    synchronized List<Due> dueAt(Instant now, int atMost) {
        List<Due> due = new ArrayList<>();
        for (Due next : byTime) {
            if (due.size() == atMost || !next.at().isBefore(now)) {
                break;
            }
            due.add(next);
        }
        return due;
    }

    /** It has been looked at. */
    synchronized void remove(BookingId booking) {
        Due due = byBooking.remove(booking);
        if (due != null) {
            byTime.remove(due);
        }
    }

    private void add(Due due) {
        byBooking.put(due.booking(), due);
        byTime.add(due);
    }
}
