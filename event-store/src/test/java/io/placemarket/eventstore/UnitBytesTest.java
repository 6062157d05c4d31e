package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;

class UnitBytesTest {
    @Test
    void a_document_put_together_is_byte_for_byte_what_the_codec_writes() {
        assertSame(NewUnit.of(List.of(Samples.of("a", 0))), "0123456789abcdef-1");
        assertSame(NewUnit.of(List.of(Samples.plain("\"Größe €\""), Samples.of("b", 7))), "0123456789abcdef-zik0zj");
        assertSame(
                new NewUnit(
                        List.of(Samples.of("c", 1)),
                        new IdempotencyKey("caller", "key"),
                        new StoredCommand("print", "String", "\"done\"")),
                "x");
    }

    private static void assertSame(NewUnit unit, String attempt) {
        Instant at = Instant.ofEpochMilli(1_700_000_000_123L);
        Head head = new Head(4_711, at, at, HashChain.content(unit.events(), unit.keys(), unit.command()));
        UnitDocument place =
                unit.at(head, attempt, at, Chain.sha256(), Chain.sha256().content(unit));

        byte[] body = UnitBytes.body(unit);
        RawBsonDocument document = UnitBytes.at(place, body);

        byte[] expected = encoded(place);
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        assertThat(bytes).isEqualTo(expected);
        assertThat(UnitBytes.size(body)).isBetween((long) expected.length, expected.length + 40L);
    }

    private static byte[] encoded(UnitDocument unit) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            new UnitCodec().encode(writer, unit, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }
}
