package io.placemarket.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;

/**
 * Follows the log: every unit of work from a position on, in order, each whole, then those to come. Wakes at once for what
 * this process writes and by polling for what others do. Subscribers at the head share one reading; none holds another up, and
 * what is read ahead of a subscriber is bounded.
 */
public final class LogTail implements CommitListener, AutoCloseable {
    /** Most units that are read at once. */
    static final int PAGE = 256;

    private final LogReader reader;
    private final RecentUnits recent;
    private final HeadWatch watch;
    private final ExecutorService pumps;
    private final Duration retryPause;
    private final Set<TailPump> running = ConcurrentHashMap.newKeySet();

    LogTail(LogCollection units, LogOptions options) {
        this.reader = new LogReader(units);
        this.recent = new RecentUnits();
        this.watch = new HeadWatch(reader, recent, options);
        this.retryPause = options.pollAtMost();
        this.pumps = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("log-tail-", 0).factory());
    }

    /**
     * Units of work from the one with an event at the position (at least 1). Emits on a thread of its own, only what was
     * requested, and never completes of itself; while the database is away it waits.
     */
    public Flux<LoggedUnit> from(long position) {
        if (position < 1) {
            return Flux.error(new IllegalArgumentException("Positions start at 1: " + position));
        }
        return Flux.create(sink -> new TailPump(this, sink, position).start());
    }

    /** Position of the last event this process knows of; may trail the log by a polling pause. 0 when none is known. */
    public long knownHead() {
        return recent.next() - 1;
    }

    /** Those who follow the log in this process now. */
    public int subscribers() {
        return running.size();
    }

    /** How many events of those known here the slowest follower has not got yet; 0 where nobody follows. */
    public long lag() {
        long next = recent.next();
        return running.stream()
                .mapToLong(pump -> Math.max(0, next - pump.position()))
                .max()
                .orElse(0);
    }

    /** While somebody follows, this process looks how far the log has grown: who is behind may not ask for long. */
    void began(TailPump pump) {
        running.add(pump);
        watch.whenBeyond(Long.MAX_VALUE, pump.interest());
    }

    void ended(TailPump pump) {
        running.remove(pump);
        watch.forget(pump.interest());
    }

    /** Blocks until this process knows of the event at the position, or the time passes: whether it does. */
    public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
        return watch.await(position, atMost);
    }

    /** What can be had now from the position on, at most so many units; empty at the head. */
    List<LoggedUnit> next(long position, int atMost) {
        return recent.from(position, atMost)
                .map(units -> units.stream().map(UnitDocument::logged).toList())
                .orElseGet(() -> reader.pageFrom(position, atMost));
    }

    /** Begins with the next page while the one before is being carried, unless it is at hand. */
    Optional<CompletableFuture<List<LoggedUnit>>> ahead(long position) {
        if (recent.holds(position)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CompletableFuture.supplyAsync(() -> next(position, PAGE), pumps));
        } catch (RejectedExecutionException closed) {
            return Optional.empty();
        }
    }

    void whenBeyond(long position, Runnable wake) {
        watch.whenBeyond(position, wake);
    }

    void forget(Runnable wake) {
        watch.forget(wake);
    }

    void execute(Runnable pump) {
        if (!pumps.isShutdown()) {
            pumps.execute(pump);
        }
    }

    /** The database is away: looks again after the longest polling pause. */
    void retryLater(Runnable pump) {
        CompletableFuture.delayedExecutor(retryPause.toMillis(), TimeUnit.MILLISECONDS, this::execute)
                .execute(pump);
    }

    @Override
    public void committed(List<UnitDocument> own) {
        watch.met(own);
    }

    @Override
    public void foreign(List<UnitDocument> others) {
        watch.met(others);
    }

    @Override
    public void close() {
        watch.close();
        pumps.shutdown();
    }
}
