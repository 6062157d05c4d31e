package io.placemarket.embedded.bson;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Refuses documents that are broken, too large, too deep, or hold types this server cannot give back exactly. */
public final class BsonCheck {
    /** The largest document, in bytes: MongoDB's own limit. */
    public static final int MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

    /** The deepest nesting of documents and arrays: MongoDB's own limit. */
    public static final int MAX_DEPTH = 180;

    /** How much deeper a command may be than what it is about: MongoDB's own limit. */
    private static final int COMMAND_DEPTH = 20;

    private BsonCheck() {}

    /**
     * Checks a command or one of its statements.
     *
     * @throws MongoServerError with MongoDB's code for what is wrong
     */
    public static void readable(byte[] command) {
        check(command, MAX_DEPTH + COMMAND_DEPTH);
    }

    /**
     * Checks a document that is to be stored.
     *
     * @throws MongoServerError with MongoDB's code for what is wrong
     */
    public static void storable(byte[] document) {
        if (document.length > MAX_DOCUMENT_BYTES) {
            throw new MongoServerError(
                    10334,
                    "BSONObjectTooLarge",
                    "BSONObj size: " + document.length + " is invalid. Size must be between 0 and " + MAX_DOCUMENT_BYTES
                            + " (16MB)");
        }
        check(document, MAX_DEPTH);
    }

    private static void check(byte[] document, int deepest) {
        try {
            walk(document, 0, document.length, deepest);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MongoServerError(22, "InvalidBSON", "the document is not valid BSON", e);
        }
    }

    private static void walk(byte[] bytes, int start, int limit, int levels) {
        if (levels == 0) {
            throw new MongoServerError(
                    15, "Overflow", "cannot insert document because it exceeds " + MAX_DEPTH + " levels of nesting");
        }
        int size = BsonReader.intAt(bytes, start);
        if (size < 5 || start + size > limit || bytes[start + size - 1] != 0) {
            throw new IllegalArgumentException("document size");
        }
        BsonReader reader = new BsonReader(bytes, start);
        while (reader.next()) {
            int at = reader.valueStart();
            int end = reader.valueEnd();
            if (end < at || end > start + size - 1) {
                throw new IllegalArgumentException("value size");
            }
            value(bytes, reader.type(), at, end, levels);
        }
    }

    private static void value(byte[] bytes, byte type, int at, int end, int levels) {
        switch (type) {
            case 0x02, 0x0D -> text(bytes, at, end);
            case 0x03, 0x04 -> walk(bytes, at, end, levels - 1);
            case 0x05 -> binary(bytes, at, end);
            case 0x08 -> {
                if (bytes[at] != 0 && bytes[at] != 1) {
                    throw new IllegalArgumentException("boolean");
                }
            }
            case 0x06, 0x0C, 0x0E, 0x0F ->
                throw new MongoServerError(
                        2, "BadValue", "the deprecated BSON type " + type + " is not supported by this server");
            default -> {}
        }
    }

    private static void text(byte[] bytes, int at, int end) {
        if (end - at < 5 || bytes[end - 1] != 0) {
            throw new IllegalArgumentException("string");
        }
        if (isAscii(bytes, at + 4, end - 1)) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at + 4, end - at - 5));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("string", e);
        }
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        byte seen = 0;
        for (int i = from; i < to; i++) {
            seen |= bytes[i];
        }
        return seen >= 0;
    }

    private static final byte[] SUBTYPES = {0, 3, 4};

    private static void binary(byte[] bytes, int at, int end) {
        byte subtype = bytes[at + 4];
        if (Arrays.binarySearch(SUBTYPES, subtype) < 0) {
            throw new MongoServerError(
                    2, "BadValue", "binary data of subtype " + (subtype & 0xFF) + " is not supported by this server");
        }
        if (subtype != 0 && end - at != 21) {
            throw new IllegalArgumentException("uuid");
        }
    }
}
