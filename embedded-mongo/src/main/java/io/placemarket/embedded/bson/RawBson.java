package io.placemarket.embedded.bson;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what is needed of a document's bytes, and no more. */
public final class RawBson {
    private RawBson() {}

    /** The whole document. */
    public static Document decode(byte[] document) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(document));
    }

    /** The document with only those of its top-level fields that are named. */
    public static Document decode(byte[] document, Set<String> fields) {
        Document found = new Document();
        BsonReader reader = new BsonReader(document);
        while (found.size() < fields.size() && reader.next()) {
            String name = reader.name();
            if (fields.contains(name)) {
                found.put(name, value(reader.type(), document, reader.valueStart(), reader.valueEnd()));
            }
        }
        return found;
    }

    /** The value of one top-level field, or {@link Missing}. */
    public static @Nullable Object field(byte[] document, String field) {
        return decode(document, Set.of(field)).getOrDefault(field, Missing.getInstance());
    }

    /** A field that must be there with a value of that type. */
    public static <T> T required(Document document, String field, Class<T> type) {
        Object value = document.get(field);
        if (!type.isInstance(value)) {
            throw new IllegalStateException(field + " is missing or of another type");
        }
        return type.cast(value);
    }

    /** The bytes of a document. */
    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(256);
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /** Whether {@code _id} is the document's first field. */
    public static boolean beginsWithId(byte[] document) {
        BsonReader reader = new BsonReader(document);
        return reader.next() && reader.name().equals("_id");
    }

    /** The document with {@code _id} put before its other fields. */
    public static byte[] withIdFirst(@Nullable Object id, byte[] document) {
        byte[] only = encode(new Document("_id", id));
        ByteBuf out = Unpooled.buffer(only.length + document.length);
        out.writeBytes(only, 0, only.length - 1);
        copy(document, name -> !name.equals("_id"), out);
        return finish(out);
    }

    /** The document with only the named top-level fields, or with all but those. */
    public static byte[] project(byte[] document, Set<String> names, boolean including) {
        ByteBuf out = Unpooled.buffer(document.length).writeIntLE(0);
        copy(document, name -> names.contains(name) == including, out);
        return finish(out);
    }

    private static void copy(byte[] document, Predicate<String> wanted, ByteBuf out) {
        BsonReader reader = new BsonReader(document);
        while (reader.next()) {
            if (wanted.test(reader.name())) {
                out.writeBytes(document, reader.elementStart(), reader.valueEnd() - reader.elementStart());
            }
        }
    }

    private static byte[] finish(ByteBuf out) {
        out.writeByte(0);
        out.setIntLE(0, out.writerIndex());
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static @Nullable Object value(byte type, byte[] document, int from, int to) {
        return BsonDecoder.decodeValue(type, Unpooled.wrappedBuffer(document, from, to - from));
    }
}
