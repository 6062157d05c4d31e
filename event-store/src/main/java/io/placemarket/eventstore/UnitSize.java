package io.placemarket.eventstore;

import java.time.Instant;
import org.bson.BsonBinaryWriter;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** The exact size of a unit's document: its place has a fixed width. */
final class UnitSize {
    private static final UnitCodec CODEC = new UnitCodec();
    private static final String ATTEMPT_OF_FULL_LENGTH = "0123456789abcdef-0123456789abc";

    private UnitSize() {}

    static long of(NewUnit unit) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            UnitDocument document =
                    unit.at(Head.ofEmptyLog(), ATTEMPT_OF_FULL_LENGTH, Instant.EPOCH, Chain.sha256(), Hash.OF_NOTHING);
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return buffer.getSize();
        }
    }
}
