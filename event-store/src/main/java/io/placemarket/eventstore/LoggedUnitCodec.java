package io.placemarket.eventstore;

import java.time.Instant;
import java.util.List;
import org.bson.BSONException;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Of a unit's document only what its readers see, and of that an event only when it is looked at: the rest stays bytes. */
final class LoggedUnitCodec implements Codec<LoggedUnit> {
    @Override
    public Class<LoggedUnit> getEncoderClass() {
        return LoggedUnit.class;
    }

    @Override
    public void encode(BsonWriter writer, LoggedUnit unit, EncoderContext context) {
        throw new UnsupportedOperationException("What was read is not written again");
    }

    @Override
    public LoggedUnit decode(BsonReader reader, DecoderContext context) {
        try {
            return unit(reader);
        } catch (BSONException unreadable) {
            throw UnitCodec.noUnit(unreadable);
        }
    }

    private static LoggedUnit unit(BsonReader reader) {
        long position = 0;
        Instant at = Instant.EPOCH;
        List<StoredEvents.One> events = List.of();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> position = UnitCodec.position(reader);
                case "at" -> at = Instant.ofEpochMilli(reader.readDateTime());
                case "events" -> events = StoredEvents.of(reader);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        UnitCodec.refuseEmpty(position, events);
        return LoggedUnit.read(position, at, events);
    }
}
