package io.placemarket.eventstore;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** A log without its hash chain, for the benchmark alone: in the log's own package, since nobody else may write one. */
@NullMarked
public final class UnchainedLog {
    private UnchainedLog() {}

    /** It cannot be verified. */
    public static EventLog open(MongoDatabase database, LogOptions options) {
        return EventLog.open(database, options, new NoChain());
    }

    private static final class NoChain implements Chain {
        @Override
        public Hash content(NewUnit unit) {
            return Hash.OF_NOTHING;
        }

        @Override
        public Hash link(Hash prev, long position, int size, String attempt, Instant at, Instant latest, Hash content) {
            return Hash.OF_NOTHING;
        }
    }
}
