package io.placemarket.embedded.bson;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of BSON types in MongoDB's comparison order ("Comparison/Sort Order" in its manual). */
public enum TypeOrder {
    MIN_KEY(0x08),
    UNDEFINED(0x10),
    NULL(0x18),
    NUMBER(0x20),
    STRING(0x30),
    OBJECT(0x40),
    ARRAY(0x50),
    BINARY(0x60),
    OBJECT_ID(0x70),
    BOOLEAN(0x80),
    DATE(0x90),
    TIMESTAMP(0xA0),
    REGEX(0xB0),
    CODE(0xC0),
    MAX_KEY(0xF0);

    private final int code;

    TypeOrder(int code) {
        this.code = code;
    }

    /** The first byte of keys of this type; the next higher number begins no key. */
    public int code() {
        return code;
    }

    /** The place of a value's type. */
    public static TypeOrder of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing ignored -> NULL;
            case Number ignored -> NUMBER;
            case String ignored -> STRING;
            case Map<?, ?> ignored -> OBJECT;
            case Collection<?> ignored -> ARRAY;
            case ObjectId ignored -> OBJECT_ID;
            case Boolean ignored -> BOOLEAN;
            case Instant ignored -> DATE;
            case BsonTimestamp ignored -> TIMESTAMP;
            case BsonRegularExpression ignored -> REGEX;
            case BsonJavaScript ignored -> CODE;
            case MinKey ignored -> MIN_KEY;
            case MaxKey ignored -> MAX_KEY;
            case Undefined ignored -> UNDEFINED;
            default -> BINARY;
        };
    }
}
