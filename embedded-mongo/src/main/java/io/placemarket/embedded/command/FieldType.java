package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the value of a command's field may be, as MongoDB names types. */
enum FieldType {
    ANY,
    OBJECT,
    ARRAY,
    BOOL,
    NUMBER,
    STRING;

    /** Whether a value is of the type; null is as good as none. A number may say yes or no, as in MongoDB. */
    boolean takes(@Nullable Object value) {
        return value == null
                || switch (this) {
                    case ANY -> true;
                    case OBJECT -> value instanceof Document;
                    case ARRAY -> value instanceof List;
                    case BOOL -> value instanceof Boolean || value instanceof Number;
                    case NUMBER -> value instanceof Number;
                    case STRING -> value instanceof String;
                };
    }
}
