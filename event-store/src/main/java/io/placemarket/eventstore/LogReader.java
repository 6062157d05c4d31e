package io.placemarket.eventstore;

import com.mongodb.MongoException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the log; its methods block, so call them from a virtual thread or a worker. Streams read page by page. */
public final class LogReader {
    private static final int PAGE = 200;
    private static final int KEYS_AT_ONCE = 500;

    private final LogCollection units;

    LogReader(LogCollection units) {
        this.units = units;
    }

    /** Whole units of work in order, from the one with an event at the position (at least 1) to the present end. */
    public Stream<LoggedUnit> unitsFrom(long position) {
        // a page of large units is not full, though more follow
        return Stream.iterate(
                        pageFrom(position, PAGE),
                        page -> !page.isEmpty(),
                        page -> asking(() -> units.loggedFrom(page.getLast().next(), PAGE)))
                .flatMap(List::stream);
    }

    /** An aggregate's events with at least the sequence number, in order. */
    public Stream<LoggedEvent> eventsOf(String aggregateId, long firstSequenceNumber) {
        if (!Texts.isIdentifier(aggregateId)) {
            return Stream.empty();
        }
        long first = Math.max(0, firstSequenceNumber);
        return Stream.iterate(
                        eventsOf(aggregateId, Run.holding(first), 1),
                        page -> !page.events().isEmpty(),
                        page -> page.hasFollowing() ? following(aggregateId, page) : page.empty())
                .flatMap(page -> page.events().stream())
                .filter(event -> sequenceNumber(event) >= first);
    }

    private AggregatePage following(String aggregateId, AggregatePage page) {
        AggregatePage next = page.more() ? eventsOf(aggregateId, page.run(), page.next()) : page.empty();
        return next.events().isEmpty() && page.reachesItsEnd()
                ? eventsOf(aggregateId, page.run().next(), 1)
                : next;
    }

    /** Whole units of work, the last first, from the one with an event at the position, or the last before it. */
    public Stream<LoggedUnit> unitsBackFrom(long position) {
        return Stream.iterate(
                        asking(() -> units.backFrom(position, PAGE)),
                        page -> !page.isEmpty(),
                        page -> page.getLast().position() == 1
                                ? List.<UnitDocument>of()
                                : asking(() -> units.backFrom(page.getLast().position() - 1, PAGE)))
                .flatMap(List::stream)
                .map(UnitDocument::logged);
    }

    /** An aggregate's events with at most the sequence number, the last first. */
    public Stream<LoggedEvent> eventsBackwardsOf(String aggregateId, long lastSequenceNumber) {
        long last =
                Math.min(lastSequenceNumber, lastSequenceNumberOf(aggregateId).orElse(-1L));
        if (last < 0) {
            return Stream.empty();
        }
        return Stream.iterate(
                        eventsBackwardsOf(aggregateId, Run.holding(last), Long.MAX_VALUE),
                        page -> !page.events().isEmpty(),
                        page -> preceding(aggregateId, page))
                .flatMap(page -> page.events().stream())
                .filter(event -> sequenceNumber(event) <= last);
    }

    private AggregatePage preceding(String aggregateId, AggregatePage page) {
        AggregatePage next = page.more() ? eventsBackwardsOf(aggregateId, page.run(), page.next()) : page.empty();
        return next.events().isEmpty() && page.run().first() > 0
                ? eventsBackwardsOf(aggregateId, page.run().previous(), Long.MAX_VALUE)
                : next;
    }

    /**
     * Events of an aggregate in a run of its sequence numbers.
     *
     * @param more whether the run may have more of them
     * @param next the position from which on they would be
     */
    private record AggregatePage(Run run, List<LoggedEvent> events, boolean more, long next) {
        static AggregatePage of(String aggregateId, Run run, LogCollection.Page<UnitDocument> page, boolean backwards) {
            List<LoggedEvent> events = new ArrayList<>();
            for (UnitDocument unit : page.units()) {
                List<LoggedEvent> all = unit.logged().events();
                for (LoggedEvent event : backwards ? all.reversed() : all) {
                    if (isOf(event, aggregateId) && run.has(sequenceNumber(event))) {
                        events.add(event);
                    }
                }
            }
            boolean more = page.more() && !page.units().isEmpty();
            long last = more ? page.units().getLast().position() : 0;
            return new AggregatePage(run, events, more, backwards ? last - 1 : last + 1);
        }

        /** Of numbers that grow: they have no gaps, so that there may be a further run only behind the last of this one. */
        boolean reachesItsEnd() {
            return sequenceNumber(events.getLast()) == run.end() - 1;
        }

        boolean hasFollowing() {
            return more || reachesItsEnd();
        }

        AggregatePage empty() {
            return new AggregatePage(run, List.of(), false, 0);
        }
    }

    private AggregatePage eventsOf(String aggregateId, Run run, long position) {
        return AggregatePage.of(
                aggregateId, run, asking(() -> units.matching(Keys.of(aggregateId, run), position, PAGE)), false);
    }

    private AggregatePage eventsBackwardsOf(String aggregateId, Run run, long position) {
        return AggregatePage.of(
                aggregateId, run, asking(() -> units.matchingBack(Keys.of(aggregateId, run), position, PAGE)), true);
    }

    private static boolean isOf(LoggedEvent event, String aggregateId) {
        StoredEvent.Aggregate in = event.stored().aggregate();
        return in != null && in.id().equals(aggregateId);
    }

    private static long sequenceNumber(LoggedEvent event) {
        return event.sequenceNumber().orElseThrow();
    }

    /** Events of every aggregate whose id begins with the prefix, in the log's order. */
    public Stream<LoggedEvent> eventsOfAggregatesBeginning(String prefix) {
        if (!Texts.isIdentifier(prefix)) {
            return Stream.empty();
        }
        return events(Keys.aggregatesBeginning(prefix), event -> {
            StoredEvent.Aggregate in = event.stored().aggregate();
            return in != null && in.id().startsWith(prefix);
        });
    }

    /** The sequence number of an aggregate's last event; empty for an unknown aggregate. O(log n) reads. */
    public Optional<Long> lastSequenceNumberOf(String aggregateId) {
        if (!Texts.isIdentifier(aggregateId) || !exists(aggregateId, 0)) {
            return Optional.empty();
        }
        long missing = 1;
        while (exists(aggregateId, missing)) {
            missing *= 2;
        }
        long present = missing / 2;
        while (missing - present > 1) {
            long middle = present + (missing - present) / 2;
            if (exists(aggregateId, middle)) {
                present = middle;
            } else {
                missing = middle;
            }
        }
        return Optional.of(present);
    }

    /** Of aggregates as of versions, those that have a further event. One query, but for very many. */
    Set<String> laterThan(Map<String, Long> versions) {
        List<String> next = versions.entrySet().stream()
                .map(known -> Keys.aggregate(known.getKey(), known.getValue() + 1))
                .toList();
        Set<String> later = new HashSet<>();
        for (int from = 0; from < next.size(); from += KEYS_AT_ONCE) {
            List<String> some = next.subList(from, Math.min(next.size(), from + KEYS_AT_ONCE));
            asking(() -> units.holding(some)).stream()
                    .flatMap(unit -> unit.events().stream())
                    .flatMap(event -> event.inAggregate().stream())
                    .filter(in -> in.sequenceNumber() > versions.getOrDefault(in.id(), Long.MAX_VALUE))
                    .forEach(in -> later.add(in.id()));
        }
        return later;
    }

    private boolean exists(String aggregateId, long sequenceNumber) {
        return !asking(() -> units.holding(List.of(Keys.aggregate(aggregateId, sequenceNumber))))
                .isEmpty();
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
        return Stream.iterate(
                        asking(() -> units.matching(keyPattern, 1, PAGE)),
                        page -> !page.units().isEmpty(),
                        page -> page.more()
                                ? asking(() -> units.matching(
                                        keyPattern, page.units().getLast().next(), PAGE))
                                : new LogCollection.Page<UnitDocument>(List.of(), false))
                .flatMap(page -> page.units().stream())
                .flatMap(unit -> unit.logged().events().stream())
                .filter(which);
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
                // a log with a piece missing has an end, too
                low = Math.max(unit.next(), middle + 1);
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
