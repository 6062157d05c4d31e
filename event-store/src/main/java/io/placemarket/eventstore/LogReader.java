package io.placemarket.eventstore;

import com.mongodb.MongoException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the log; its methods block, so call them from a virtual thread or a worker. Streams read page by page. */
public final class LogReader {
    private static final int PAGE = 200;

    private final LogCollection units;

    LogReader(LogCollection units) {
        this.units = units;
    }

    /** Whole units of work in order, from the one with an event at the position (at least 1) to the present end. */
    public Stream<LoggedUnit> unitsFrom(long position) {
        // a page of large units is not full, though more follow
        return paged(
                pageFrom(position, PAGE),
                next -> asking(() -> units.loggedFrom(next, PAGE)),
                LoggedUnit::next,
                List::isEmpty);
    }

    /** An aggregate's events with at least the sequence number, in order. */
    public Stream<LoggedEvent> eventsOf(String aggregateId, long firstSequenceNumber) {
        // Page by page in the aggregate's own numbers: what was read is not matched again.
        return Stream.iterate(
                        aggregatePage(aggregateId, firstSequenceNumber),
                        page -> !page.events().isEmpty(),
                        page -> page.last() ? AggregatePage.END : aggregatePage(aggregateId, page.end() + 1))
                .flatMap(page -> page.events().stream());
    }

    /** Whole units of work, the last first, from the one with an event at the position, or the last before it. */
    public Stream<LoggedUnit> unitsBackFrom(long position) {
        return Stream.iterate(
                        asking(() -> units.backFrom(position, PAGE)),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE || page.getLast().position() == 1
                                ? List.<UnitDocument>of()
                                : asking(() -> units.backFrom(page.getLast().position() - 1, PAGE)))
                .flatMap(List::stream)
                .map(UnitDocument::logged);
    }

    /** An aggregate's events with at most the sequence number, the last first. */
    public Stream<LoggedEvent> eventsBackwardsOf(String aggregateId, long lastSequenceNumber) {
        if (lastSequenceNumber < 0) {
            return Stream.empty();
        }
        return Stream.iterate(
                        pageBackwards(aggregateId, lastSequenceNumber),
                        page -> !page.events().isEmpty(),
                        page -> page.last() || page.end() == 0
                                ? AggregatePage.END
                                : pageBackwards(aggregateId, page.end() - 1))
                .flatMap(page -> page.events().stream());
    }

    private AggregatePage pageBackwards(String aggregateId, long last) {
        List<UnitDocument> page = asking(() -> units.matchingBackwards(Keys.aggregateUpTo(aggregateId, last), PAGE));
        List<LoggedEvent> events = page.stream()
                .flatMap(unit -> unit.logged().events().reversed().stream())
                .filter(event ->
                        isOf(event, aggregateId, 0) && event.sequenceNumber().orElseThrow() <= last)
                .toList();
        return new AggregatePage(events, page.size() < PAGE);
    }

    private AggregatePage aggregatePage(String aggregateId, long first) {
        List<UnitDocument> page = asking(() -> units.matching(Keys.aggregateFrom(aggregateId, first), 1, PAGE));
        List<LoggedEvent> events = page.stream()
                .flatMap(unit -> unit.logged().events().stream())
                .filter(event -> isOf(event, aggregateId, first))
                .toList();
        return new AggregatePage(events, page.size() < PAGE);
    }

    private static boolean isOf(LoggedEvent event, String aggregateId, long first) {
        StoredEvent.Aggregate in = event.stored().aggregate();
        return in != null && in.id().equals(aggregateId) && in.sequenceNumber() >= first;
    }

    /** Some of an aggregate's events, and whether no more follow. */
    private record AggregatePage(List<LoggedEvent> events, boolean last) {
        private static final AggregatePage END = new AggregatePage(List.of(), true);

        long end() {
            return events.getLast().sequenceNumber().orElseThrow();
        }
    }

    /** Events of every aggregate whose id begins with the prefix, in the log's order. */
    public Stream<LoggedEvent> eventsOfAggregatesBeginning(String prefix) {
        return events(Keys.aggregatesBeginning(prefix), event -> {
            StoredEvent.Aggregate in = event.stored().aggregate();
            return in != null && in.id().startsWith(prefix);
        });
    }

    /** The sequence number of an aggregate's last event; empty for an unknown aggregate. */
    public Optional<Long> lastSequenceNumberOf(String aggregateId) {
        return eventsOf(aggregateId, 0)
                .map(event -> event.sequenceNumber().orElseThrow())
                .max(Long::compare);
    }

    /** Position of the last event that was written at the instant or before it; 0 where there was none. O(log n) reads. */
    public long positionAt(Instant instant) {
        Instant floor = Instant.ofEpochMilli(instant.toEpochMilli());
        return firstWhere(unit -> unit.at().isAfter(floor))
                .map(unit -> unit.position() - 1)
                .orElseGet(this::headPosition);
    }

    /** When the event at the position was written; empty where there is none. */
    public Optional<Instant> instantOf(long position) {
        return asking(() -> units.spanning(position)).map(UnitDocument::at);
    }

    /** Position of the first event with at least the timestamp; empty where there is none. O(log n) reads. */
    Optional<Long> firstPositionWithTimestamp(Instant timestamp) {
        Instant floor = Instant.ofEpochMilli(timestamp.toEpochMilli());
        return firstWhere(unit -> !unit.latest().isBefore(floor)).map(unit -> {
            int index = 0;
            while (unit.events().get(index).timestamp().isBefore(floor)) {
                index++;
            }
            return unit.position() + index;
        });
    }

    /** Position of the last event; 0 for an empty log. */
    long headPosition() {
        return asking(units::head).next() - 1;
    }

    /** The unit of work that carries the idempotency key. */
    Optional<UnitDocument> withKey(IdempotencyKey key) {
        return asking(() -> units.holding(List.of(key.entry()))).stream().findFirst();
    }

    /** Units from the one that spans the position, at most so many. */
    List<LoggedUnit> pageFrom(long position, int atMost) {
        List<LoggedUnit> page = asking(() -> units.loggedFrom(position, atMost));
        if (position <= 1 || (!page.isEmpty() && page.getFirst().position() == position)) {
            return page;
        }
        List<LoggedUnit> spanning = new ArrayList<>();
        asking(() -> units.spanning(position)).map(UnitDocument::logged).ifPresent(spanning::add);
        spanning.addAll(page);
        return spanning;
    }

    /** Units that begin at the position or after it: what a reader that saw everything before asks for. */
    List<UnitDocument> following(long position, int atMost) {
        return asking(() -> units.from(position, atMost));
    }

    private Stream<LoggedEvent> events(String keyPattern, Predicate<LoggedEvent> which) {
        return paged(
                        asking(() -> units.matching(keyPattern, 1, PAGE)),
                        next -> asking(() -> units.matching(keyPattern, next, PAGE)),
                        UnitDocument::next,
                        page -> page.size() < PAGE)
                .flatMap(unit -> unit.logged().events().stream())
                .filter(which);
    }

    private static <T> Stream<T> paged(
            List<T> first, Function<Long, List<T>> read, ToLongFunction<T> positionAfter, Predicate<List<T>> isLast) {
        return Stream.iterate(
                        first,
                        page -> !page.isEmpty(),
                        page -> isLast.test(page)
                                ? List.<T>of()
                                : read.apply(positionAfter.applyAsLong(page.getLast())))
                .flatMap(List::stream);
    }

    /** The first unit for which the condition holds, given that it holds for all after the first. */
    private Optional<UnitDocument> firstWhere(Predicate<UnitDocument> condition) {
        long low = 1;
        long high = headPosition() + 1;
        @Nullable UnitDocument found = null;
        while (low < high) {
            long middle = low + (high - low) / 2;
            UnitDocument unit = asking(() -> units.atOrBefore(middle))
                    .orElseThrow(
                            () -> new LogUnavailableException("The log has no unit of work before position " + middle));
            if (condition.test(unit)) {
                found = unit;
                high = unit.position();
            } else {
                low = unit.next();
            }
        }
        return Optional.ofNullable(found);
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new LogUnavailableException("The log's database does not answer", e);
        }
    }
}
