package io.placemarket.eventstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.ByteBufNIO;
import org.bson.codecs.DecoderContext;
import org.bson.io.BsonInput;
import org.bson.io.BsonInputMark;
import org.bson.io.ByteBufferBsonInput;

/** A unit's events as the bytes they were stored as, copied once for all of them. */
final class StoredEvents {
    private static final EventCodec CODEC = new EventCodec();
    private static final DecoderContext CONTEXT = DecoderContext.builder().build();
    private static final int LENGTH = Integer.BYTES;

    private final ByteBuffer bytes;

    private StoredEvents(byte[] array) {
        this.bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** One of them. */
    record One(StoredEvents all, int from, int length) {
        /** Reads it; each time anew. */
        StoredEvent read() {
            ByteBuffer document = all.bytes.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
            try (BsonBinaryReader reader = new BsonBinaryReader(new ByteBufferBsonInput(new ByteBufNIO(document)))) {
                return CODEC.decode(reader, CONTEXT);
            } catch (BSONException unreadable) {
                throw UnitCodec.noUnit(unreadable);
            }
        }
    }

    /** Those of the array that a reader stands before; it stands behind it afterwards. */
    static List<One> of(BsonReader reader) {
        BsonInput input = ((BsonBinaryReader) reader).getBsonInput();
        BsonInputMark before = input.getMark(LENGTH);
        int from = input.getPosition();
        reader.skipValue();
        byte[] array = new byte[input.getPosition() - from];
        before.reset();
        input.readBytes(array);
        return new StoredEvents(array).each();
    }

    private List<One> each() {
        List<One> events = new ArrayList<>();
        int at = LENGTH;
        while (bytes.get(at) != 0) {
            // the type, and the name: its number in digits
            while (bytes.get(at) != 0) {
                at++;
            }
            int length = bytes.getInt(at + 1);
            events.add(new One(this, at + 1, length));
            at += 1 + length;
        }
        return events;
    }
}
