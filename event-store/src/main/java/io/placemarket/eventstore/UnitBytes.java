package io.placemarket.eventstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonBinarySubType;
import org.bson.BsonBinaryWriter;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/**
 * A unit's document as bytes, the same as {@link UnitCodec} writes. What does not depend on its place is written on its caller's
 * thread, so that the one thread that commits for all only puts the pieces together.
 */
final class UnitBytes {
    private static final int FRAME = 5;
    private static final int LONGEST_ATTEMPT = 40;
    private static final int HASH = 32;
    private static final int AROUND =
            FRAME + (5 + 8) + (3 + 4) + (9 + 4 + LONGEST_ATTEMPT + 1) + (4 + 8) + (8 + 8) + 2 * (6 + 5 + HASH);
    private static final UnitCodec CODEC = new UnitCodec();

    private UnitBytes() {}

    /** The fields that say what the unit is, as they stand inside its document. */
    static byte[] body(NewUnit unit) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            CODEC.encodeContent(writer, unit.events(), unit.keys(), unit.command());
            writer.writeEndDocument();
            return Arrays.copyOfRange(buffer.getInternalBuffer(), FRAME - 1, buffer.getSize() - 1);
        }
    }

    /** Bytes of the whole document, at most. */
    static long size(byte[] body) {
        return (long) body.length + AROUND;
    }

    /** The whole document, at its place. */
    static RawBsonDocument at(UnitDocument place, byte[] body) {
        byte[] attempt = place.attempt().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(AROUND - LONGEST_ATTEMPT + attempt.length + body.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.capacity());
        name(bytes, BsonType.INT64, "_id").putLong(place.position());
        name(bytes, BsonType.INT32, "n").putInt(place.size());
        name(bytes, BsonType.STRING, "attempt")
                .putInt(attempt.length + 1)
                .put(attempt)
                .put((byte) 0);
        name(bytes, BsonType.DATE_TIME, "at").putLong(place.at().toEpochMilli());
        name(bytes, BsonType.DATE_TIME, "latest").putLong(place.latest().toEpochMilli());
        bytes.put(body);
        hash(bytes, "prev", place.prev());
        hash(bytes, "hash", place.hash());
        bytes.put((byte) 0);
        return new RawBsonDocument(bytes.array(), 0, bytes.position());
    }

    private static void hash(ByteBuffer bytes, String name, Hash hash) {
        byte[] value = hash.bytes();
        name(bytes, BsonType.BINARY, name)
                .putInt(value.length)
                .put(BsonBinarySubType.BINARY.getValue())
                .put(value);
    }

    private static ByteBuffer name(ByteBuffer bytes, BsonType type, String name) {
        bytes.put((byte) type.getValue());
        for (int i = 0; i < name.length(); i++) {
            bytes.put((byte) name.charAt(i));
        }
        return bytes.put((byte) 0);
    }
}
