package io.placemarket.eventstore.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log in memory that keeps every promise, or breaks the one it is told to: the kit must tell which. */
final class ReferenceLog implements LogStore {
    private static final int ROOM = 100_000;

    private final LogFault fault;
    private final List<LogProcess.KitUnit> units = new ArrayList<>();
    private final List<LogProcess.KitUnit> written = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private final Map<String, Long> attempts = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Map<String, Long> keys = new HashMap<>();
    private final ReferenceFollowers followers;
    private long next = 1;
    private int stored;
    private long withheld = Long.MAX_VALUE;
    private int processes;
    private int sent;
    private boolean failNext;
    private boolean tookBack;
    private long answered;
    private boolean away;
    private boolean wasAway;
    private boolean goAway;
    private int answersToLose;
    private int writesToLose;
    private int writesToDelay;
    private int lateWrites;

    ReferenceLog(LogFault fault) {
        this.fault = fault;
        this.followers = new ReferenceFollowers(fault);
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
    public synchronized void loseAnswerAndGoAway() {
        goAway = true;
    }

    @Override
    public synchronized void away(boolean isAway) {
        away = isAway;
        wasAway |= isAway;
        if (!away) {
            show();
        }
    }

    @Override
    public synchronized int writes() {
        return sent;
    }

    @Override
    public synchronized int writesThatMayBeLost() {
        return fault == LogFault.WRITES_WITHOUT_A_JOURNAL ? sent : 0;
    }

    @Override
    public int roomOfAUnit() {
        return ROOM;
    }

    @Override
    public synchronized void tamper(Tampering how, long position) {
        int index = 0;
        while (units.get(index).position() != position) {
            index++;
        }
        LogProcess.KitUnit unit = units.get(index);
        List<LogProcess.KitEvent> forged =
                Workload.unit("forged", 0, unit.events().size());
        switch (how) {
            case CHANGED -> units.set(index, new LogProcess.KitUnit(position, forged));
            case REMOVED -> units.remove(index);
            case REORDERED -> exchange(index, index + 1);
            case INSERTED -> units.add(index, new LogProcess.KitUnit(position, forged));
        }
    }

    private void exchange(int one, int other) {
        LogProcess.KitUnit first = units.get(one);
        LogProcess.KitUnit second = units.get(other);
        units.set(one, new LogProcess.KitUnit(first.position(), second.events()));
        units.set(
                other, new LogProcess.KitUnit(first.position() + second.events().size(), first.events()));
    }

    @Override
    public synchronized LogProcess open() {
        return new ReferenceProcess(++processes);
    }

    @Override
    public LogProcess openImpatient() {
        return open();
    }

    @Override
    public void close() {
        // nothing is held
    }

    private synchronized long append(@Nullable String key, List<LogProcess.KitEvent> unit) throws LogProcess.Refusal {
        if (away || (wasAway && fault == LogFault.STAYS_AWAY)) {
            throw new LogProcess.Unavailable(new IllegalStateException("away"));
        }
        boolean large =
                unit.stream().mapToInt(event -> event.payload().length()).max().orElse(0) > ROOM + 2;
        if (large) {
            if (fault == LogFault.WRITES_PART_OF_WHAT_IS_TOO_LARGE) {
                put(UUID.randomUUID().toString(), unit.subList(0, 1));
            }
            throw new LogProcess.TooLarge(new IllegalStateException("too large"));
        }
        String attempt = UUID.randomUUID().toString();
        sent++;
        if (writesToLose > 0) {
            writesToLose--;
            if (fault == LogFault.REPORTS_SUCCESS_FOR_WHAT_WAS_LOST) {
                return next;
            }
        }
        if (writesToDelay > 0) {
            writesToDelay--;
            String late = fault == LogFault.DOUBLES_AFTER_A_LOST_ANSWER ? attempt + "-late" : attempt;
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> arriveLate(late, unit));
        }
        long position = store(attempt, key, unit);
        if (goAway) {
            goAway = false;
            away = true;
            wasAway = true;
            Throwable why = new IllegalStateException("no answer");
            throw fault == LogFault.REPORTS_UNAVAILABLE_FOR_WHAT_IS_STORED
                    ? new LogProcess.Unavailable(why)
                    : new LogProcess.Unknown(why, key != null || fault == LogFault.LETS_TRY_AGAIN_WITHOUT_A_KEY);
        }
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
        if (!attempts.containsKey(attempt) && fault == LogFault.DOUBLES_AFTER_A_LOST_ANSWER) {
            put(attempt, unit);
        }
    }

    private long store(String attempt, @Nullable String key, List<LogProcess.KitEvent> unit) throws LogProcess.Refusal {
        Long known = attempts.get(attempt);
        if (known != null) {
            return known;
        }
        if (key != null && keys.containsKey(key) && fault != LogFault.FORGETS_KEYS) {
            long first = fault == LogFault.TELLS_A_REPEAT_ANOTHER_POSITION ? next : keys.get(key);
            throw new LogProcess.Repeated(new IllegalStateException(key), first);
        }
        if (failNext) {
            failNext = false;
            throw conflict("a neighbour lost");
        }
        for (LogProcess.KitEvent event : unit) {
            if (places.contains(place(event)) && !(fault == LogFault.IGNORES_A_CONFLICT)) {
                failNext = fault == LogFault.FAILS_THE_NEIGHBOURS_OF_A_LOSER;
                if (fault == LogFault.LEAVES_WHAT_CAME_BEFORE_A_CONFLICT) {
                    put(UUID.randomUUID().toString(), unit.subList(0, unit.indexOf(event)));
                }
                throw conflict(place(event));
            }
        }
        long position = put(attempt, unit);
        if (key != null) {
            keys.put(key, position);
        }
        return position;
    }

    private long put(String attempt, List<LogProcess.KitEvent> unit) {
        stored++;
        if (fault == LogFault.SKIPS_A_POSITION && stored % 5 == 0) {
            next++;
        }
        long position = next;
        attempts.put(attempt, position);
        unit.forEach(event -> places.add(place(event)));
        if (fault == LogFault.LOSES_AN_ACKNOWLEDGED_COMMIT && stored % 7 == 0) {
            return position;
        }
        next += unit.size();
        if (fault == LogFault.TEARS_A_COMMIT && unit.size() > 1) {
            add(new LogProcess.KitUnit(position, unit.subList(0, 1)));
            add(new LogProcess.KitUnit(position + 1, unit.subList(1, unit.size())));
        } else {
            add(new LogProcess.KitUnit(position, unit));
        }
        if (fault == LogFault.SHOWS_A_LATER_COMMIT_FIRST && stored == 5) {
            withheld = position;
        }
        if (!away) {
            show();
        }
        return position;
    }

    private void add(LogProcess.KitUnit unit) {
        units.add(unit);
        written.add(unit);
        times.add(Instant.now());
    }

    private static String place(LogProcess.KitEvent event) {
        return event.aggregateId() + "/" + event.sequence();
    }

    private static LogProcess.Conflict conflict(String where) {
        return new LogProcess.Conflict(new IllegalStateException(where));
    }

    private synchronized List<LogProcess.KitUnit> read(long from, int atMost) {
        if (fault == LogFault.TAKES_A_POSITION_BACK && from == 1 && answered > 1 && units.size() > 1 && !tookBack) {
            tookBack = true;
            exchange(0, 1);
        }
        List<LogProcess.KitUnit> seen = units.stream()
                .filter(unit -> unit.position() != withheld)
                .filter(unit -> last(unit) >= from)
                .limit(atMost)
                .toList();
        if (seen.stream().anyMatch(unit -> unit.position() > withheld)) {
            // Somebody has seen a later one: now it shows.
            withheld = Long.MAX_VALUE;
        }
        answered = seen.isEmpty() ? answered : Math.max(answered, seen.getLast().position());
        return seen;
    }

    static long last(LogProcess.KitUnit unit) {
        return unit.position() + unit.events().size() - 1;
    }

    private synchronized List<LogProcess.KitUnit> readBack(long from, int atMost) {
        List<LogProcess.KitUnit> back = new ArrayList<>(
                units.stream().filter(unit -> unit.position() <= from).toList());
        if (fault != LogFault.READS_BACK_FORWARDS) {
            Collections.reverse(back);
        }
        return back.stream().limit(atMost).toList();
    }

    private synchronized long positionAt(Instant instant) {
        long position = 0;
        for (int i = 0; i < units.size() && !times.get(i).isAfter(instant); i++) {
            position = fault == LogFault.TELLS_AN_INSTANT_BY_THE_UNITS_BEGINNING
                    ? units.get(i).position()
                    : last(units.get(i));
        }
        return position;
    }

    private synchronized List<LogProcess.KitEvent> ofAggregate(String id) {
        boolean mixed = fault == LogFault.MIXES_AGGREGATES_WITH_A_COMMON_BEGINNING;
        return units.stream()
                .flatMap(unit -> unit.events().stream())
                .filter(event -> mixed
                        ? event.aggregateId().startsWith(id)
                        : event.aggregateId().equals(id))
                .toList();
    }

    private synchronized OptionalLong firstBroken() {
        if (fault == LogFault.CALLS_A_SOUND_LOG_BROKEN && stored > 20) {
            return OptionalLong.of(1);
        }
        if (fault == LogFault.OVERLOOKS_THAT_A_UNIT_IS_GONE && units.size() < written.size()) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < written.size(); i++) {
            if (i >= units.size() || !units.get(i).equals(written.get(i))) {
                int named = fault == LogFault.NAMES_A_LATER_POSITION ? i + 1 : i;
                return OptionalLong.of(written.get(named).position());
            }
        }
        return OptionalLong.empty();
    }

    private synchronized LogProcess.Following follow(long from, Consumer<LogProcess.KitUnit> each) {
        Runnable end = followers.follow(from, each, units);
        return () -> end(end);
    }

    private synchronized void end(Runnable following) {
        following.run();
    }

    private void show() {
        if (!(wasAway && fault == LogFault.ENDS_WHO_FOLLOWS_WITH_AN_OUTAGE)) {
            followers.show(units);
        }
    }

    private final class ReferenceProcess implements LogProcess {
        private final int number;

        ReferenceProcess(int number) {
            this.number = number;
        }

        @Override
        public long append(@Nullable String key, List<KitEvent> unit) throws Refusal {
            if (fault == LogFault.STARVES_A_WRITER && number == 2) {
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
        public List<KitUnit> readBack(long from, int atMost) {
            return ReferenceLog.this.readBack(from, atMost);
        }

        @Override
        public long positionAt(Instant instant) {
            return ReferenceLog.this.positionAt(instant);
        }

        @Override
        public Following follow(long from, Consumer<KitUnit> each) {
            return ReferenceLog.this.follow(from, each);
        }

        /** Nothing comes while one test waits, so that there is nothing to wait for. */
        @Override
        public boolean await(long position, Duration atMost) {
            return fault == LogFault.WAITS_FOR_NOTHING
                    || !ReferenceLog.this.read(position, 1).isEmpty();
        }

        @Override
        public OptionalLong firstBroken() {
            return ReferenceLog.this.firstBroken();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
