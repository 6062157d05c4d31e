package io.placemarket.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.EventLog;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventJson;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OfferId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts what the log says of an area of whole-week offers, event by event, with nothing of the code that decided. */
final class LogRecount {
    private final EventLog log;
    private final String area;
    private final Map<Week, Integer> safe = new HashMap<>();
    private final Map<OfferId, Integer> places = new HashMap<>();
    private final Map<BookingId, Map<Week, Integer>> booked = new HashMap<>();
    private int maximum;

    private LogRecount(EventLog log, String area) {
        this.log = log;
        this.area = area;
    }

    /** At no moment were more booked than the area or an offer takes, and no student was in two places. */
    static LogRecount of(EventLog log, String area) {
        LogRecount recount = new LogRecount(log, area);
        recount.events(area).forEach(recount::count);
        recount.events(area)
                .filter(PlacesClaimed.class::isInstance)
                .flatMap(event -> ((PlacesClaimed) event).claim().student().stream())
                .distinct()
                .forEach(student -> recount.isInOnePlace(student.value()));
        return recount;
    }

    static LogRecount ofOffer(EventLog log, String offer) {
        return of(log, offer.substring(0, offer.indexOf('-')));
    }

    private Stream<DomainEvent> events(String aggregate) {
        return log.reader().eventsOf(aggregate, 0).map(event -> EventJson.read(event.type(), event.payload()));
    }

    private void count(DomainEvent event) {
        if (event instanceof PlacementAreaRegistered it) {
            maximum = it.audit().maximum();
        } else if (event instanceof PlacesOffered it) {
            places.put(it.offer(), it.places());
        } else if (event instanceof SafeCapacityLowered it) {
            it.weeks().forEach(week -> safe.put(week, it.places()));
        } else if (event instanceof PlacesFreed it) {
            it.weeks().forEach(week -> of(it.booking()).merge(week, -it.heads(), Integer::sum));
        } else if (event instanceof PlacesClaimed it) {
            take(it.claim());
        }
    }

    private Map<Week, Integer> of(BookingId booking) {
        return booked.computeIfAbsent(booking, id -> new HashMap<>());
    }

    private void take(Claim claim) {
        for (Week week : claim.weeks()) {
            of(claim.booking()).merge(week, claim.heads(), Integer::sum);
            assertThat(heads(week))
                    .as("area %s in %s after %s", area, week, claim)
                    .isLessThanOrEqualTo(Math.min(maximum, safe.getOrDefault(week, maximum)));
            assertThat(booked.entrySet().stream()
                            .filter(some -> some.getKey().offer().equals(claim.offer()))
                            .mapToInt(some -> some.getValue().getOrDefault(week, 0))
                            .sum())
                    .as("offer %s in %s after %s", claim.offer(), week, claim)
                    .isLessThanOrEqualTo(places.getOrDefault(claim.offer(), 0));
        }
    }

    /** Heads that are booked in the area by the end of the log. */
    int heads(Week week) {
        return booked.values().stream()
                .mapToInt(weeks -> weeks.getOrDefault(week, 0))
                .sum();
    }

    private void isInOnePlace(String student) {
        Map<AllocationId, WeekSet> calendar = new HashMap<>();
        events(student).forEach(event -> {
            if (event instanceof StudentBooked it) {
                assertThat(calendar.values())
                        .as("%s beside what was booked", it)
                        .allMatch(weeks -> weeks.and(it.weeks()).isEmpty());
                calendar.put(it.allocation(), it.weeks());
            } else if (event instanceof StudentFreed it) {
                calendar.computeIfPresent(it.allocation(), (id, weeks) -> weeks.minus(it.weeks()));
            }
        });
    }

    /** The allocations that were proposed in an offer, by what the log says. */
    List<String> proposed(String offer) {
        return log.reader()
                .eventsOfAggregatesBeginning(offer + "-a")
                .map(event -> EventJson.read(event.type(), event.payload()))
                .filter(AllocationProposed.class::isInstance)
                .map(event -> ((AllocationProposed) event).allocation().value())
                .toList();
    }
}
