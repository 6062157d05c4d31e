package io.placemarket.eventstore;

import java.time.Instant;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.RawBsonDocument;

/**
 * The end of the log, as something to write after.
 *
 * @param next the position that is free
 */
record Head(long next, Instant at, Instant latest, Hash hash) {
    private static final BsonArray NONE = new BsonArray();
    private static final BsonDateTime EPOCH = new BsonDateTime(0);
    private static final BsonBinary NOTHING = new BsonBinary(Hash.OF_NOTHING.bytes());

    /** The end of an empty log. */
    static Head ofEmptyLog() {
        return new Head(1, Instant.EPOCH, Instant.EPOCH, Hash.OF_NOTHING);
    }

    /**
     * As it is stored. Whoever was told to write to a broken log needs no more of its last unit than this.
     *
     * @throws LogUnusableException where not even that can be read
     */
    static Head after(RawBsonDocument unit) {
        try {
            long position = unit.getNumber("_id").longValue();
            int events = unit.getArray("events", NONE).size();
            if (events == 0) {
                throw new LogUnusableException("The log's last document has no events: " + position);
            }
            return new Head(
                    position + events,
                    Instant.ofEpochMilli(unit.getDateTime("at", EPOCH).getValue()),
                    Instant.ofEpochMilli(unit.getDateTime("latest", EPOCH).getValue()),
                    new Hash(unit.getBinary("hash", NOTHING).getData()));
        } catch (BSONException unreadable) {
            throw new LogUnusableException(
                    "The log's last document is no unit of work: " + unit.get("_id"), unreadable);
        }
    }

    static Head after(UnitDocument unit) {
        return new Head(unit.next(), unit.at(), unit.latest(), unit.hash());
    }
}
