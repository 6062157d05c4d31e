package io.placemarket.eventstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log of events in one MongoDB collection: totally ordered without gaps, a unit of work seen whole or not at
 * all, nothing lost once acknowledged. One instance a process and log; any number of processes may write.
 */
public final class EventLog implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(EventLog.class);

    private final MongoDatabase database;
    private final LogOptions options;
    private final LogCollection units;
    private final LogReader reader;
    private final LogTail tail;
    private final LogWriter writer;
    private final LogStatistics statistics = new LogStatistics();
    private final CommandTickets tickets = new CommandTickets();
    private final ForeignUnits foreign;

    private EventLog(MongoDatabase database, LogOptions options, LogCollection units, Chain chain) {
        this.database = database;
        this.options = options;
        this.units = units;
        this.reader = new LogReader(units);
        this.foreign = new ForeignUnits(reader);
        this.tail = new LogTail(units, options);
        this.writer = new LogWriter(units, options, chain, tail, statistics, foreign);
    }

    /**
     * Opens the log, making its indexes where they are missing.
     *
     * @throws LogUnusableException with one clear sentence where that cannot be
     */
    public static EventLog open(MongoDatabase database, LogOptions options) {
        return open(database, options, Chain.sha256());
    }

    static EventLog open(MongoDatabase database, LogOptions options, Chain chain) {
        LogSetup.prepare(database, options);
        return new EventLog(database, options, new LogCollection(database, options), chain);
    }

    /**
     * Opens the log after verifying it from its last checkpoint, or from its beginning where there never was one: where heads were signed
     * and none is there any more, it is not what was written.
     *
     * @param keys Ed25519, of whoever vouches for this log
     * @throws LogUnusableException where it cannot be opened, or is not what was written and {@code whenBroken} refuses that
     */
    public static EventLog openVerified(
            MongoDatabase database, LogOptions options, KeyPair keys, WhenBroken whenBroken) {
        return openVerified(database, options, keys, whenBroken, Optional.empty());
    }

    /**
     * The same, where the log must also extend a checkpoint that was taken out of its database: who may write there can drop log and
     * checkpoints together and write them anew, but not take back what is kept elsewhere. Walks the log from that checkpoint.
     */
    public static EventLog openVerified(
            MongoDatabase database, LogOptions options, KeyPair keys, WhenBroken whenBroken, Checkpoint keptElsewhere) {
        return openVerified(database, options, keys, whenBroken, Optional.of(keptElsewhere));
    }

    private static EventLog openVerified(
            MongoDatabase database,
            LogOptions options,
            KeyPair keys,
            WhenBroken whenBroken,
            Optional<Checkpoint> keptElsewhere) {
        LogSetup.prepare(database, options);
        LogCollection units = new LogCollection(database, options);
        Checkpoints checkpoints = new Checkpoints(database, options, new LogVerifier(units), keys);
        if (checkpoints.checkAtStart(keptElsewhere) instanceof LogVerifier.Finding.Broken broken) {
            if (whenBroken == WhenBroken.REFUSE) {
                throw Checkpoints.broken(options, broken);
            }
            LOGGER.warn("Writing to a log that is broken at position {}: {}", broken.position(), broken.what());
        }
        return new EventLog(database, options, units, Chain.sha256());
    }

    /** Signed heads of this log. */
    public Checkpoints checkpoints(KeyPair keys) {
        return new Checkpoints(database, options, verifier(), keys);
    }

    /** The last head that was verified and signed, as it is kept beside the log; whose signature it carries is not looked at. */
    public Optional<Checkpoint> signedHead() {
        return Checkpoints.last(database, options);
    }

    /** Proves that the log is what was written. */
    public LogVerifier verifier() {
        return new LogVerifier(units);
    }

    /** Reads what is in the log. */
    public LogReader reader() {
        return reader;
    }

    /** Follows the log as it grows. */
    public LogTail tail() {
        return tail;
    }

    /** Position of the last event a majority sees; 0 for an empty log. Asks the database. */
    public long headPosition() {
        try {
            return units.head().next() - 1;
        } catch (MongoException e) {
            throw new LogUnavailableException("The log's database does not answer", e);
        }
    }

    /** What this process's writer has done. */
    public LogStatistics statistics() {
        return statistics;
    }

    /** Asks the database for the head, and says how that went, and whether this process's writer gets through. Blocks. */
    public LogHealth health() {
        long before = System.nanoTime();
        try {
            long unused = headPosition();
        } catch (LogUnavailableException away) {
            Throwable cause = away.getCause();
            return new LogHealth.Away(cause == null ? String.valueOf(away.getMessage()) : cause.toString());
        } catch (LogUnusableException broken) {
            return new LogHealth.Away(String.valueOf(broken.getMessage()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        Optional<LogStatistics.Doubt> doubt = statistics.doubt();
        if (doubt.isPresent()) {
            return new LogHealth.Doubtful(
                    Duration.ofNanos(System.nanoTime() - doubt.get().since()),
                    doubt.get().why());
        }
        boolean slow = took.multipliedBy(2).compareTo(options.operationTimeout()) > 0;
        return slow ? new LogHealth.Slow(took) : new LogHealth.Well(took);
    }

    /** What other processes were met writing, for who keeps aggregates. */
    public ForeignUnits foreign() {
        return foreign;
    }

    CompletableFuture<Appended> append(List<StoredEvent> events) {
        return append(NewUnit.of(events));
    }

    CompletableFuture<Appended> append(NewUnit unit) {
        return append(unit, Footing.NONE).answer();
    }

    PendingUnit append(NewUnit unit, Footing footing) {
        return writer.append(unit, footing);
    }

    CommandTickets tickets() {
        return tickets;
    }

    LogCollection units() {
        return units;
    }

    MongoDatabase database() {
        return database;
    }

    LogOptions options() {
        return options;
    }

    /** Finishes the commit under way and stops the tails; the client stays open. */
    @Override
    public void close() {
        writer.close();
        tail.close();
    }
}
