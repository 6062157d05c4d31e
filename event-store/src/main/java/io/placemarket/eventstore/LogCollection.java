package io.placemarket.eventstore;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;

/** Every question and the one kind of write that the log asks of its collection. There is neither update nor delete. */
final class LogCollection {
    static final String KEYS_INDEX = "keys_uq";
    private static final Bson BY_POSITION = Sorts.ascending("_id");
    private static final Bson BACKWARDS = Sorts.descending("_id");
    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);

    private final MongoCollection<UnitDocument> units;
    private final MongoCollection<RawBsonDocument> written;
    private final MongoCollection<LoggedUnit> read;

    LogCollection(MongoDatabase database, LogOptions options) {
        this.units = database.getCollection(options.collection(), UnitDocument.class)
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new UnitCodec(), new LoggedUnitCodec()),
                        database.getCodecRegistry()))
                // whatever the address prefers: members lag, and a position once answered is never taken back
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withTimeout(options.operationTimeout().toMillis(), TimeUnit.MILLISECONDS);
        this.written = units.withDocumentClass(RawBsonDocument.class);
        this.read = units.withDocumentClass(LoggedUnit.class);
    }

    /** Inserts in order and stops at the first that cannot be. */
    void insert(List<RawBsonDocument> inOrder) {
        written.insertMany(inOrder, ORDERED);
    }

    /** Asks of the last unit only what is needed to write after it; what is no unit, because of its identity, is not looked at. */
    Head head() {
        return first(written, Filters.gte("_id", 1L), BACKWARDS)
                .map(Head::after)
                .orElseGet(Head::ofEmptyLog);
    }

    /** The last unit that begins at the position or before it. */
    Optional<UnitDocument> atOrBefore(long position) {
        return first(units, Filters.lte("_id", position), BACKWARDS);
    }

    /** The unit with an event at the position. */
    Optional<UnitDocument> spanning(long position) {
        return atOrBefore(position).filter(unit -> unit.next() > position);
    }

    /** Units that begin at the position or after it, at most so many and so large, in order; none only at the head. */
    List<UnitDocument> from(long position, int atMost) {
        return page(units.find(Filters.gte("_id", position)).sort(BY_POSITION), atMost)
                .units();
    }

    /** The same, of each only what readers see. */
    List<LoggedUnit> loggedFrom(long position, int atMost) {
        return page(read.find(Filters.gte("_id", position)).sort(BY_POSITION), atMost)
                .units();
    }

    /**
     * What one reply of the database holds, at least one where there is one: a reply is never larger than 16 MB and a document.
     *
     * @param more whether there may be more
     */
    record Page<T>(List<T> units, boolean more) {}

    private static <T> Page<T> page(FindIterable<T> found, int atMost) {
        try (MongoCursor<T> units = found.limit(atMost).batchSize(atMost).cursor()) {
            List<T> page = new ArrayList<>(Math.min(atMost, 256));
            while (page.isEmpty() ? units.hasNext() : units.available() > 0) {
                page.add(units.next());
            }
            return new Page<>(page, units.getServerCursor() != null || page.size() == atMost);
        }
    }

    /** Units that begin at the position or before it, at most so many and so large, the last first; none only at the beginning. */
    List<UnitDocument> backFrom(long position, int atMost) {
        return page(units.find(Filters.lte("_id", position)).sort(BACKWARDS), atMost)
                .units();
    }

    /** Units with a key that matches, beginning at the position or after it, at most so many and so large, in order. */
    Page<UnitDocument> matching(String keyPattern, long position, int atMost) {
        Bson keys = Filters.regex("keys", keyPattern);
        Bson filter = position > 1 ? Filters.and(keys, Filters.gte("_id", position)) : keys;
        return page(units.find(filter).sort(BY_POSITION).hintString(KEYS_INDEX), atMost);
    }

    /** The same, beginning at the position or before it, the last first. */
    Page<UnitDocument> matchingBack(String keyPattern, long position, int atMost) {
        Bson keys = Filters.regex("keys", keyPattern);
        Bson filter = position < Long.MAX_VALUE ? Filters.and(keys, Filters.lte("_id", position)) : keys;
        return page(units.find(filter).sort(BACKWARDS).hintString(KEYS_INDEX), atMost);
    }

    /** The units that hold any of the keys: at most one each. */
    List<UnitDocument> holding(List<String> keys) {
        // Without a limit: one server answers an equality with a limit of one by a scan of everything.
        Bson filter = keys.size() == 1 ? Filters.eq("keys", keys.getFirst()) : Filters.in("keys", keys);
        return units.find(filter).hintString(KEYS_INDEX).into(new ArrayList<>());
    }

    /** What is numbered beyond that, byte by byte as stored, at most so many and so large, in order. */
    List<RawBsonDocument> rawBeyond(long number, int atMost) {
        return page(written.find(Filters.gt("_id", number)).sort(BY_POSITION), atMost)
                .units();
    }

    /** The same as {@link #atOrBefore}, byte by byte as stored. */
    Optional<RawBsonDocument> rawAtOrBefore(long position) {
        return first(written, Filters.lte("_id", position), BACKWARDS);
    }

    /** The least identity there is, of whatever type. */
    Optional<RawBsonDocument> rawFirst() {
        return first(written, new Document(), BY_POSITION);
    }

    /** The greatest identity there is, of whatever type. */
    Optional<RawBsonDocument> rawLast() {
        return first(written, new Document(), BACKWARDS);
    }

    private static <T> Optional<T> first(MongoCollection<T> collection, Bson filter, Bson sort) {
        return collection.find(filter).sort(sort).limit(1).batchSize(1).into(new ArrayList<>(1)).stream()
                .findFirst();
    }
}
