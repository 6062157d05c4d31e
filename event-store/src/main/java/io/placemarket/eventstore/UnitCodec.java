package io.placemarket.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BSONException;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** A unit of work to and from its document, straight from and to the wire. */
final class UnitCodec implements Codec<UnitDocument> {
    private final EventCodec eventCodec = new EventCodec();

    @Override
    public Class<UnitDocument> getEncoderClass() {
        return UnitDocument.class;
    }

    @Override
    public void encode(BsonWriter writer, UnitDocument unit, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeInt64("_id", unit.position());
        writer.writeInt32("n", unit.size());
        writer.writeString("attempt", unit.attempt());
        writer.writeDateTime("at", unit.at().toEpochMilli());
        writer.writeDateTime("latest", unit.latest().toEpochMilli());
        encodeContent(writer, unit.events(), unit.keys(), unit.command());
        writer.writeBinaryData("prev", new BsonBinary(unit.prev().bytes()));
        writer.writeBinaryData("hash", new BsonBinary(unit.hash().bytes()));
        writer.writeEndDocument();
    }

    /** The fields that do not depend on the unit's place. */
    void encodeContent(
            BsonWriter writer, List<StoredEvent> events, List<String> keys, @Nullable StoredCommand command) {
        EncoderContext context = EncoderContext.builder().build();
        writer.writeStartArray("events");
        for (StoredEvent event : events) {
            eventCodec.encode(writer, event, context);
        }
        writer.writeEndArray();
        writer.writeStartArray("keys");
        keys.forEach(writer::writeString);
        writer.writeEndArray();
        if (command != null) {
            writer.writeName("command");
            encode(writer, command);
        }
    }

    private static void encode(BsonWriter writer, StoredCommand command) {
        writer.writeStartDocument();
        writer.writeString("fingerprint", command.fingerprint());
        writer.writeString("type", command.resultType());
        if (command.result() != null) {
            writer.writeString("result", command.result());
        }
        writer.writeEndDocument();
    }

    @Override
    public UnitDocument decode(BsonReader reader, DecoderContext context) {
        try {
            return unit(reader, context);
        } catch (BSONException unreadable) {
            throw noUnit(unreadable);
        }
    }

    static LogUnusableException noUnit(BSONException unreadable) {
        return new LogUnusableException(
                "The log has a document that is no unit of work: " + unreadable.getMessage(), unreadable);
    }

    /** It would take no place, and who reads on from it would come to it again. */
    static void refuseEmpty(long position, List<?> events) {
        if (events.isEmpty()) {
            throw new LogUnusableException("The log has a unit of work without events: " + position);
        }
    }

    private UnitDocument unit(BsonReader reader, DecoderContext context) {
        long position = 0;
        String attempt = "";
        Instant at = Instant.EPOCH;
        Instant latest = Instant.EPOCH;
        List<StoredEvent> events = List.of();
        List<String> keys = List.of();
        StoredCommand command = null;
        Hash prev = Hash.OF_NOTHING;
        Hash hash = Hash.OF_NOTHING;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> position = position(reader);
                case "attempt" -> attempt = reader.readString();
                case "at" -> at = Instant.ofEpochMilli(reader.readDateTime());
                case "latest" -> latest = Instant.ofEpochMilli(reader.readDateTime());
                case "events" -> events = events(reader, context);
                case "keys" -> keys = strings(reader);
                case "command" -> command = command(reader);
                case "prev" -> prev = new Hash(reader.readBinaryData().getData());
                case "hash" -> hash = new Hash(reader.readBinaryData().getData());
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        refuseEmpty(position, events);
        return new UnitDocument(position, attempt, at, latest, events, keys, command, prev, hash);
    }

    private List<StoredEvent> events(BsonReader reader, DecoderContext context) {
        List<StoredEvent> events = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            events.add(eventCodec.decode(reader, context));
        }
        reader.readEndArray();
        return events;
    }

    private static List<String> strings(BsonReader reader) {
        List<String> strings = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            strings.add(reader.readString());
        }
        reader.readEndArray();
        return strings;
    }

    private static StoredCommand command(BsonReader reader) {
        String fingerprint = "";
        String type = "";
        @Nullable String result = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "fingerprint" -> fingerprint = reader.readString();
                case "type" -> type = reader.readString();
                case "result" -> result = reader.readString();
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new StoredCommand(fingerprint, type, result);
    }

    /** A place in the log. What has another identity was not written by a log, though its keys may be those of an aggregate. */
    static long position(BsonReader reader) {
        BsonType type = reader.getCurrentBsonType();
        if (type == BsonType.INT64) {
            return position(reader.readInt64());
        }
        if (type == BsonType.INT32) {
            return position(reader.readInt32());
        }
        if (type == BsonType.DOUBLE) {
            return position(reader.readDouble());
        }
        throw noPosition(type);
    }

    private static long position(long number) {
        if (number < 1) {
            throw noPosition(number);
        }
        return number;
    }

    private static long position(double number) {
        if ((long) number != number) {
            throw noPosition(number);
        }
        return position((long) number);
    }

    private static LogUnusableException noPosition(Object id) {
        return new LogUnusableException("The log has a document that is no unit of work: " + id + " is no position");
    }

    /** A shell writes numbers as doubles, and small ones as 32-bit integers. */
    static long number(BsonReader reader) {
        return switch (reader.getCurrentBsonType()) {
            case INT32 -> reader.readInt32();
            case DOUBLE -> (long) reader.readDouble();
            default -> reader.readInt64();
        };
    }
}
