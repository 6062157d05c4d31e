package io.placemarket.eventstore;

import java.time.Instant;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** An event to and from its sub-document. */
final class EventCodec implements Codec<StoredEvent> {
    private static final String NO_METADATA = "{}";

    @Override
    public Class<StoredEvent> getEncoderClass() {
        return StoredEvent.class;
    }

    @Override
    public void encode(BsonWriter writer, StoredEvent event, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeString("id", event.id());
        writer.writeString("type", event.type());
        if (event.revision() != null) {
            writer.writeString("rev", event.revision());
        }
        StoredEvent.Aggregate aggregate = event.aggregate();
        if (aggregate != null) {
            writer.writeString("kind", aggregate.type());
            writer.writeString("of", aggregate.id());
            writer.writeInt64("seq", aggregate.sequenceNumber());
        }
        writer.writeDateTime("at", event.timestamp().toEpochMilli());
        if (!event.metadata().equals(NO_METADATA)) {
            writer.writeString("meta", event.metadata());
        }
        writer.writeString("data", event.payload());
        writer.writeEndDocument();
    }

    @Override
    public StoredEvent decode(BsonReader reader, DecoderContext context) {
        String id = "";
        String type = "";
        @Nullable String revision = null;
        String kind = "";
        @Nullable String of = null;
        long sequenceNumber = 0;
        Instant at = Instant.EPOCH;
        String metadata = NO_METADATA;
        String payload = "";
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "id" -> id = reader.readString();
                case "type" -> type = reader.readString();
                case "rev" -> revision = reader.readString();
                case "kind" -> kind = reader.readString();
                case "of" -> of = reader.readString();
                case "seq" -> sequenceNumber = UnitCodec.number(reader);
                case "at" -> at = Instant.ofEpochMilli(reader.readDateTime());
                case "meta" -> metadata = reader.readString();
                case "data" -> payload = reader.readString();
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        StoredEvent.Aggregate aggregate = of == null ? null : new StoredEvent.Aggregate(kind, of, sequenceNumber);
        return new StoredEvent(id, type, revision, aggregate, at, metadata, payload);
    }
}
