package io.placemarket.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.eventstore.conformance.LogProcess.KitEvent;
import io.placemarket.eventstore.conformance.LogProcess.KitUnit;
import io.placemarket.eventstore.conformance.LogProcess.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Many threads of several processes that write at once, and what they were told. */
final class Workload {
    private final LogStore store;
    private int processes = 1;
    private int threads = 1;
    private int unitsEach = 1;
    private boolean oneAggregate;
    private int tries;
    private @Nullable String taken;
    private @Nullable String key;

    private final Collection<KitUnit> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger mostTries = new AtomicInteger();

    /** What the writers were told, and how often one of them had to try for one unit at most. */
    record Told(Collection<KitUnit> acknowledged, int refused, int mostTries) {
        long events() {
            return acknowledged.stream().mapToLong(unit -> unit.events().size()).sum();
        }
    }

    private Workload(LogStore store) {
        this.store = store;
    }

    static Workload of(LogStore store) {
        return new Workload(store);
    }

    static List<KitEvent> unit(String aggregateId, long firstSequence, int size) {
        return LongStream.range(firstSequence, firstSequence + size)
                .mapToObj(sequence -> new KitEvent(aggregateId, sequence, "{\"of\":\"" + aggregateId + "\"}"))
                .toList();
    }

    static void assertDense(List<KitUnit> units) {
        long next = 1;
        for (KitUnit unit : units) {
            assertThat(unit.position()).as("position").isEqualTo(next);
            assertThat(unit.events()).as("events at " + next).isNotEmpty();
            next += unit.events().size();
        }
    }

    Workload processes(int number) {
        this.processes = number;
        return this;
    }

    /** In all. */
    Workload threads(int number) {
        this.threads = number;
        return this;
    }

    Workload unitsEach(int number) {
        this.unitsEach = number;
        return this;
    }

    Workload onOneAggregate() {
        this.oneAggregate = true;
        return this;
    }

    /** All want the next place of one aggregate, and try again when they lose it: at most so often for each unit. */
    Workload untilItSucceeds(int mostTries) {
        this.tries = mostTries;
        return this;
    }

    Workload everySecondMeetsA(String takenAggregate) {
        this.taken = takenAggregate;
        return this;
    }

    Workload underKey(String one) {
        this.key = one;
        return this;
    }

    Told run() throws Exception {
        List<LogProcess> open = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < processes; i++) {
                open.add(store.open());
            }
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                LogProcess own = open.get(i % processes);
                int writer = i;
                Callable<Boolean> work =
                        () -> tries > 0 ? insist(own) : oneAggregate ? contend(own) : write(own, writer);
                done.add(workers.submit(work));
            }
            for (Future<Boolean> one : done) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            open.forEach(LogProcess::close);
        }
        return new Told(List.copyOf(acknowledged), refused.get(), mostTries.get());
    }

    private boolean write(LogProcess process, int writer) {
        for (int i = 0; i < unitsEach; i++) {
            String own = "w" + writer + "-" + i;
            boolean meetsTaken = taken != null && (writer + i) % 2 == 0;
            append(process, meetsTaken ? unit(String.valueOf(taken), 0, 1) : unit(own, 0, 1 + (i + writer) % 3));
        }
        return true;
    }

    /** All want the same places, one after the other. */
    private boolean contend(LogProcess process) {
        for (int place = 0; place < unitsEach; place++) {
            append(process, unit("shared", place, 1));
        }
        return true;
    }

    private boolean insist(LogProcess process) {
        for (int i = 0; i < unitsEach; i++) {
            int tried = 1;
            while (!append(process, unit("shared", process.ofAggregate("shared").size(), 1))) {
                assertThat(++tried).as("tries of one unit").isLessThanOrEqualTo(tries);
            }
            mostTries.accumulateAndGet(tried, Math::max);
        }
        return true;
    }

    private boolean append(LogProcess process, List<KitEvent> unit) {
        try {
            acknowledged.add(new KitUnit(process.append(key, unit), unit));
            return true;
        } catch (Refusal expected) {
            refused.incrementAndGet();
            return false;
        }
    }

    /** A reader in a process of its own that resumes where it stopped, until it has seen so many events. */
    static Follower follow(LogStore store) {
        return new Follower(store.open());
    }

    /** Reads beside the writers. */
    static final class Follower implements AutoCloseable {
        private final LogProcess process;
        private final List<KitUnit> seen = new ArrayList<>();
        private final Thread thread;
        private volatile long until = Long.MAX_VALUE;

        private Follower(LogProcess process) {
            this.process = process;
            this.thread = Thread.ofPlatform().name("follower").start(this::read);
        }

        private void read() {
            long next = 1;
            while (next <= until) {
                for (KitUnit unit : process.read(next, 7)) {
                    seen.add(unit);
                    next = unit.position() + unit.events().size();
                }
            }
        }

        List<KitUnit> until(long events) throws InterruptedException {
            until = events;
            thread.join(10_000);
            assertThat(thread.isAlive()).as("still waiting for events").isFalse();
            assertThat(seen.stream().mapToLong(unit -> unit.events().size()).sum())
                    .as("events seen")
                    .isEqualTo(events);
            return seen;
        }

        @Override
        public void close() {
            until = 0;
            process.close();
        }
    }
}
