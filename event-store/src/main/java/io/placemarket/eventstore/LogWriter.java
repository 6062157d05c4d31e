package io.placemarket.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends the units of work of this process: one thread gathers what has come meanwhile and commits it together. A unit whose
 * keys clash with one of the same batch waits for the next, where the database tells who was first.
 */
final class LogWriter implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogWriter.class);
    private static final int BYTES_PER_INSERT = 16_000_000;

    private final LogOptions options;
    private final Chain chain;
    private final LogStatistics statistics;
    private final PendingUnits pending;
    private final GroupCommit commit;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();

    LogWriter(
            LogCollection log,
            LogOptions options,
            Chain chain,
            CommitListener listener,
            LogStatistics statistics,
            ForeignUnits others) {
        this.options = options;
        this.chain = chain;
        this.statistics = statistics;
        this.pending = new PendingUnits(options.unitsPerInsert(), BYTES_PER_INSERT);
        this.commit = new GroupCommit(log, options, chain, listener, pending, statistics, others);
        this.thread = Thread.ofPlatform()
                .name("log-writer-" + options.collection())
                .daemon()
                .start(this::run);
    }

    /**
     * Answered with the unit's place, or exceptionally with what became of it; never blocks.
     *
     * @param footing what it was decided on: where that does not hold it is refused
     */
    PendingUnit append(NewUnit unit, Footing footing) {
        byte[] body = UnitBytes.body(unit);
        PendingUnit entry = new PendingUnit(unit, chain.content(unit), body, footing, statistics);
        if (UnitBytes.size(body) > options.bytesPerUnit()) {
            entry.outcome()
                    .completeExceptionally(new UnitTooLargeException(UnitBytes.size(body), options.bytesPerUnit()));
            return entry;
        }
        if (closed.get() || !pending.offer(entry)) {
            entry.outcome()
                    .completeExceptionally(new LogUnavailableException(
                            closed.get() ? "The log is closed" : "Too many units of work wait for the log"));
            return entry;
        }
        if (closed.get()) {
            pending.failAll(() -> new LogUnavailableException("The log is closed"));
        }
        return entry;
    }

    private void run() {
        List<PendingUnit> batch = new ArrayList<>();
        while (!closed.get()) {
            batch.clear();
            try {
                pending.take(batch);
                commit.commit(batch);
                commit.yieldTurn();
            } catch (InterruptedException stopped) {
                break;
            } catch (RuntimeException | Error unexpected) {
                LOGGER.error("A commit to the log ended unexpectedly", unexpected);
                batch.forEach(
                        unit -> unit.outcome().completeExceptionally(OutcomeUnknownException.of(unit, unexpected)));
                commit.forgetHead();
            }
        }
        pending.failAll(() -> new LogUnavailableException("The log is closed"));
    }

    /** Finishes the commit under way; what waits behind it is refused as unavailable. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pending.wakeForClose();
            try {
                thread.join(options.outcomeBound().plus(options.operationTimeout()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
