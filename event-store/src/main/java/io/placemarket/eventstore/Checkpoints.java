package io.placemarket.eventstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.Document;

/** Signs heads of a log and keeps them beside it; {@link Checkpoint#asText()} takes them elsewhere. */
public final class Checkpoints {
    private static final String GARBLED = "the last checkpoint beside it is not one";

    private final MongoDatabase database;
    private final LogVerifier verifier;
    private final LogOptions options;
    private final KeyPair keys;
    private final MongoCollection<Document> stored;
    private volatile boolean noted;

    Checkpoints(MongoDatabase database, LogOptions options, LogVerifier verifier, KeyPair keys) {
        this.database = database;
        this.verifier = verifier;
        this.options = options;
        this.keys = keys;
        this.stored = stored(database, options);
    }

    private static MongoCollection<Document> stored(MongoDatabase database, LogOptions options) {
        return Beside.collection(database, options, "checkpoints");
    }

    /**
     * Verifies what was written since the last checkpoint and signs the head.
     *
     * @throws LogUnusableException where the log is not what it was, naming the position
     */
    public Checkpoint take() {
        Instant at = options.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Checkpoint checkpoint = Checkpoint.sign(options.collection(), sound(check()), at, keys.getPrivate());
        try {
            stored.replaceOne(
                    Filters.eq("_id", checkpoint.position()),
                    new Document("_id", checkpoint.position()).append("text", checkpoint.asText()),
                    new ReplaceOptions().upsert(true));
        } catch (MongoException e) {
            throw new LogUnavailableException("The checkpoint could not be stored", e);
        }
        if (!noted) {
            LogFormat.noteSigned(database, options);
            noted = true;
        }
        return checkpoint;
    }

    /**
     * Before the log is written to: {@link #check()}, that no signed heads are gone, and that the log extends what was kept elsewhere.
     *
     * @param keptElsewhere empty where nothing is
     */
    LogVerifier.Finding checkAtStart(Optional<Checkpoint> keptElsewhere) {
        LogVerifier.Finding since = check();
        if (since instanceof LogVerifier.Finding.Broken) {
            return since;
        }
        if (last().isEmpty() && LogFormat.wasSigned(database, options)) {
            return new LogVerifier.Finding.Broken(1, "its heads were signed before, and none of them is there");
        }
        return keptElsewhere.map(this::extending).orElse(since);
    }

    private LogVerifier.Finding extending(Checkpoint keptElsewhere) {
        if (!keptElsewhere.log().equals(options.collection()) || !keptElsewhere.isSignedBy(keys.getPublic())) {
            return new LogVerifier.Finding.Broken(
                    keptElsewhere.position(),
                    "the checkpoint kept elsewhere is not one of this log, signed by our key");
        }
        return verifier.verifyFrom(keptElsewhere);
    }

    /**
     * The last one; empty where there is none.
     *
     * @throws LogUnusableException where what is kept there is no checkpoint
     */
    public Optional<Checkpoint> last() {
        return last(stored);
    }

    /** The last one of that log, whoever signed it; the same. */
    static Optional<Checkpoint> last(MongoDatabase database, LogOptions options) {
        return last(stored(database, options));
    }

    private static Optional<Checkpoint> last(MongoCollection<Document> stored) {
        return Beside.asking(() -> stored.find().sort(Sorts.descending("_id")).limit(1).into(new ArrayList<>()).stream()
                .findFirst()
                .map(Checkpoints::read));
    }

    private static Checkpoint read(Document document) {
        if (document.get("text") instanceof String text) {
            try {
                return Checkpoint.parse(text);
            } catch (IllegalArgumentException garbled) {
                throw new LogUnusableException(GARBLED, garbled);
            }
        }
        throw new LogUnusableException(GARBLED);
    }

    /** Verifies from the last checkpoint, or from the beginning where there is none. */
    public LogVerifier.Finding check() {
        Optional<Checkpoint> last;
        try {
            last = last();
        } catch (LogUnusableException garbled) {
            return new LogVerifier.Finding.Broken(1, GARBLED);
        }
        if (last.isEmpty()) {
            return verifier.verify();
        }
        Checkpoint checkpoint = last.get();
        if (!checkpoint.isSignedBy(keys.getPublic())) {
            return new LogVerifier.Finding.Broken(checkpoint.position(), "the checkpoint is not signed by our key");
        }
        return verifier.verifyFrom(checkpoint);
    }

    private LogVerifier.Finding.Sound sound(LogVerifier.Finding finding) {
        return switch (finding) {
            case LogVerifier.Finding.Sound sound -> sound;
            case LogVerifier.Finding.Broken broken -> throw broken(options, broken);
        };
    }

    static LogUnusableException broken(LogOptions options, LogVerifier.Finding.Broken broken) {
        return new LogUnusableException("The log '" + options.collection() + "' is not what was written, from position "
                + broken.position() + " on: " + broken.what());
    }
}
