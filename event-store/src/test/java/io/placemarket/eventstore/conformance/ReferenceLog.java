package io.placemarket.eventstore.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A log in memory that keeps every promise, or breaks the one it is told to: the kit must tell which. */
final class ReferenceLog implements LogStore {
    /** A promise to break. */
    enum Fault {
        NONE,
        SKIPS_A_POSITION,
        LOSES_AN_ACKNOWLEDGED_COMMIT,
        TEARS_A_COMMIT,
        SHOWS_A_LATER_COMMIT_FIRST,
        DOUBLES_AFTER_A_LOST_ANSWER,
        REPORTS_FAILURE_FOR_WHAT_IS_STORED,
        REPORTS_SUCCESS_FOR_WHAT_WAS_LOST,
        IGNORES_A_CONFLICT,
        FAILS_THE_NEIGHBOURS_OF_A_LOSER,
        STARVES_A_WRITER,
        FORGETS_KEYS,
        MIXES_AGGREGATES_WITH_A_COMMON_BEGINNING
    }

    private final Fault fault;
    private final List<LogProcess.KitUnit> units = new ArrayList<>();
    private final Map<String, Long> attempts = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private long next = 1;
    private int stored;
    private long withheld = Long.MAX_VALUE;
    private int processes;
    private boolean failNext;
    private int answersToLose;
    private int writesToLose;
    private int writesToDelay;
    private int lateWrites;

    ReferenceLog(Fault fault) {
        this.fault = fault;
    }

    @Override
    public synchronized void loseAnswers(int writes) {
        answersToLose = writes;
    }

    @Override
    public synchronized void loseWrites(int writes) {
        writesToLose = writes;
    }

    @Override
    public synchronized void delayWrites(int writes) {
        writesToDelay = writes;
    }

    @Override
    public synchronized int lateWrites() {
        return lateWrites;
    }

    @Override
    public synchronized void failAnswers(int writes) {
        answersToLose = writes;
    }

    @Override
    public synchronized void failWrites(int writes) {
        writesToLose = writes;
    }

    @Override
    public synchronized LogProcess open() {
        return new ReferenceProcess(++processes);
    }

    @Override
    public void close() {
        // nothing is held
    }

    private synchronized long append(@Nullable String key, List<LogProcess.KitEvent> unit) throws LogProcess.Refusal {
        String attempt = UUID.randomUUID().toString();
        if (writesToLose > 0) {
            writesToLose--;
            if (fault == Fault.REPORTS_SUCCESS_FOR_WHAT_WAS_LOST) {
                return next;
            }
        }
        if (writesToDelay > 0) {
            writesToDelay--;
            String late = fault == Fault.DOUBLES_AFTER_A_LOST_ANSWER ? attempt + "-late" : attempt;
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> arriveLate(late, unit));
        }
        long position = store(attempt, key, unit);
        if (answersToLose > 0) {
            answersToLose--;
            switch (fault) {
                case DOUBLES_AFTER_A_LOST_ANSWER -> put(attempt + "-again", unit);
                case REPORTS_FAILURE_FOR_WHAT_IS_STORED -> throw conflict("an answer was lost");
                default -> position = store(attempt, key, unit);
            }
        }
        return position;
    }

    private synchronized void arriveLate(String attempt, List<LogProcess.KitEvent> unit) {
        lateWrites++;
        if (!attempts.containsKey(attempt) && fault == Fault.DOUBLES_AFTER_A_LOST_ANSWER) {
            put(attempt, unit);
        }
    }

    private long store(String attempt, @Nullable String key, List<LogProcess.KitEvent> unit) throws LogProcess.Refusal {
        Long known = attempts.get(attempt);
        if (known != null) {
            return known;
        }
        if (key != null && keys.contains(key) && fault != Fault.FORGETS_KEYS) {
            throw new LogProcess.Repeated(new IllegalStateException(key));
        }
        if (failNext) {
            failNext = false;
            throw conflict("a neighbour lost");
        }
        for (LogProcess.KitEvent event : unit) {
            if (places.contains(place(event)) && !(fault == Fault.IGNORES_A_CONFLICT)) {
                failNext = fault == Fault.FAILS_THE_NEIGHBOURS_OF_A_LOSER;
                throw conflict(place(event));
            }
        }
        if (key != null) {
            keys.add(key);
        }
        return put(attempt, unit);
    }

    private long put(String attempt, List<LogProcess.KitEvent> unit) {
        stored++;
        if (fault == Fault.SKIPS_A_POSITION && stored % 5 == 0) {
            next++;
        }
        long position = next;
        attempts.put(attempt, position);
        unit.forEach(event -> places.add(place(event)));
        if (fault == Fault.LOSES_AN_ACKNOWLEDGED_COMMIT && stored % 7 == 0) {
            return position;
        }
        next += unit.size();
        if (fault == Fault.TEARS_A_COMMIT && unit.size() > 1) {
            units.add(new LogProcess.KitUnit(position, unit.subList(0, 1)));
            units.add(new LogProcess.KitUnit(position + 1, unit.subList(1, unit.size())));
        } else {
            units.add(new LogProcess.KitUnit(position, unit));
        }
        if (fault == Fault.SHOWS_A_LATER_COMMIT_FIRST && stored == 5) {
            withheld = position;
        }
        return position;
    }

    private static String place(LogProcess.KitEvent event) {
        return event.aggregateId() + "/" + event.sequence();
    }

    private static LogProcess.Conflict conflict(String where) {
        return new LogProcess.Conflict(new IllegalStateException(where));
    }

    private synchronized List<LogProcess.KitUnit> read(long from, int atMost) {
        List<LogProcess.KitUnit> seen = units.stream()
                .filter(unit -> unit.position() != withheld)
                .filter(unit -> unit.position() + unit.events().size() > from)
                .limit(atMost)
                .toList();
        if (seen.stream().anyMatch(unit -> unit.position() > withheld)) {
            // Somebody has seen a later one: now it shows.
            withheld = Long.MAX_VALUE;
        }
        return seen;
    }

    private synchronized List<LogProcess.KitEvent> ofAggregate(String id) {
        boolean mixed = fault == Fault.MIXES_AGGREGATES_WITH_A_COMMON_BEGINNING;
        return units.stream()
                .flatMap(unit -> unit.events().stream())
                .filter(event -> mixed
                        ? event.aggregateId().startsWith(id)
                        : event.aggregateId().equals(id))
                .toList();
    }

    private final class ReferenceProcess implements LogProcess {
        private final int number;

        ReferenceProcess(int number) {
            this.number = number;
        }

        @Override
        public long append(@Nullable String key, List<KitEvent> unit) throws Refusal {
            if (fault == Fault.STARVES_A_WRITER && number == 2) {
                throw conflict("others come first");
            }
            return ReferenceLog.this.append(key, unit);
        }

        @Override
        public List<KitUnit> read(long from, int atMost) {
            return ReferenceLog.this.read(from, atMost);
        }

        @Override
        public List<KitEvent> ofAggregate(String aggregateId) {
            return ReferenceLog.this.ofAggregate(aggregateId);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
