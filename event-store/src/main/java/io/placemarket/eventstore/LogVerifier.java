package io.placemarket.eventstore;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the log and names the first position at which anything was changed, removed, reordered or inserted. The chain alone
 * proves order and integrity against whoever cannot recompute it; a signed {@link Checkpoint} holds against those who can.
 */
public final class LogVerifier {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogVerifier.class);
    private static final int PAGE = 200;
    private static final long EVENTS_BETWEEN_REPORTS = 500_000;
    private static final String ENDS_BEFORE = "the log ends before the checkpoint";
    private static final UnitCodec CODEC = new UnitCodec();

    private final LogCollection units;

    /** Of a log that need not be open for writing. */
    LogVerifier(LogCollection units) {
        this.units = units;
    }

    /** What a walk found. */
    public sealed interface Finding {
        /**
         * Everything is as it was written.
         *
         * @param position of the last event; 0 for an empty log
         * @param hash of the last unit
         */
        record Sound(long position, String hash) implements Finding {}

        /**
         * Something is not.
         *
         * @param position the first where it is not
         * @param what in words
         */
        record Broken(long position, String what) implements Finding {}
    }

    /** From the beginning to the present head. */
    public Finding verify() {
        return asking(() -> walk(0, 1, Hash.OF_NOTHING));
    }

    /** That the log extends the checkpoint, and from there to the present head. The signature is the caller's to check. */
    public Finding verifyFrom(Checkpoint checkpoint) {
        if (checkpoint.position() == 0) {
            return verify();
        }
        return asking(() -> walkFrom(checkpoint));
    }

    private Finding walkFrom(Checkpoint checkpoint) {
        Optional<RawBsonDocument> at = units.rawAtOrBefore(checkpoint.position());
        if (at.isEmpty()) {
            return new Finding.Broken(checkpoint.position(), ENDS_BEFORE);
        }
        UnitDocument unit;
        try {
            unit = decode(at.get());
        } catch (RuntimeException unreadable) {
            return new Finding.Broken(checkpoint.position(), noUnit(unreadable));
        }
        if (unit.next() <= checkpoint.position()) {
            return new Finding.Broken(checkpoint.position(), ENDS_BEFORE);
        }
        if (unit.next() - 1 != checkpoint.position()
                || !unit.hash().toString().equals(checkpoint.hash())
                || !HashChain.of(unit).equals(unit.hash())) {
            return new Finding.Broken(unit.position(), "not the unit of work that the checkpoint names");
        }
        return walk(unit.position(), unit.next(), unit.hash());
    }

    private static Finding asking(Supplier<Finding> walk) {
        try {
            return walk.get();
        } catch (MongoException e) {
            throw new LogUnavailableException("The log's database does not answer", e);
        }
    }

    /** An aggregate is read by its keys, whatever the identity of the document that has them: none may stand outside. */
    private Finding walk(long walked, long from, Hash before) {
        Optional<String> ahead = units.rawFirst().flatMap(LogVerifier::stray);
        if (ahead.isPresent()) {
            return new Finding.Broken(1, ahead.get());
        }
        long last = walked;
        long next = from;
        long told = from;
        Hash hash = before;
        List<RawBsonDocument> page = units.rawBeyond(last, PAGE);
        while (!page.isEmpty()) {
            for (RawBsonDocument raw : page) {
                String wrong = wrong(raw, next, hash);
                if (!wrong.isEmpty()) {
                    return new Finding.Broken(next, wrong);
                }
                UnitDocument unit = decode(raw);
                last = unit.position();
                next = unit.next();
                hash = unit.hash();
            }
            if (next - told >= EVENTS_BETWEEN_REPORTS) {
                LOGGER.info("The log is as it was written up to position {}; verifying the rest", next - 1);
                told = next;
            }
            page = units.rawBeyond(last, PAGE);
        }
        Optional<String> behind = units.rawLast().flatMap(LogVerifier::stray);
        return behind.isPresent()
                ? new Finding.Broken(next, behind.get())
                : new Finding.Sound(next - 1, hash.toString());
    }

    /** What is wrong with the document, where it stands before or behind every position there can be. */
    private static Optional<String> stray(RawBsonDocument raw) {
        BsonValue id = raw.get("_id", BsonNull.VALUE);
        return id.isNumber() && id.asNumber().doubleValue() >= 1
                ? Optional.empty()
                : Optional.of("a document stands outside the order: its _id is " + id);
    }

    private static String noUnit(RuntimeException unreadable) {
        return "not a unit of work: " + unreadable.getMessage();
    }

    /** Empty where the unit is what stood here; else what is wrong with it. */
    private static String wrong(RawBsonDocument raw, long next, Hash before) {
        UnitDocument unit;
        try {
            unit = decode(raw);
        } catch (RuntimeException unreadable) {
            return noUnit(unreadable);
        }
        if (unit.position() != next) {
            return "nothing stands here; the next unit of work begins at " + unit.position();
        }
        if (!unit.prev().equals(before)) {
            return "it does not follow the unit of work before it";
        }
        if (!HashChain.of(unit).equals(unit.hash())) {
            return "its content is not what was written";
        }
        // Catches what the hash does not cover: a field too many, a number of another type.
        return new RawBsonDocument(unit, CODEC).equals(raw) ? "" : "its document is not what was written";
    }

    private static UnitDocument decode(RawBsonDocument raw) {
        return raw.decode(CODEC);
    }
}
