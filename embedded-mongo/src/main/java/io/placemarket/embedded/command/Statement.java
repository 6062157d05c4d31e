package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** One of the statements of an {@code update} or {@code delete} command. */
final class Statement {
    private final Request request;
    private final Document fields;

    Statement(Request request, Document fields) {
        this.request = request;
        this.fields = fields;
        Object collation = fields.get("collation");
        if (collation != null && !Refusal.isSimpleCollation("collation", collation)) {
            throw Refusal.of(72, "InvalidOptions", "collations are not supported by this server");
        }
    }

    @Nullable
    Object get(String field) {
        return fields.get(field);
    }

    boolean flag(String field) {
        Object value = fields.get(field);
        return value instanceof Boolean flag ? flag : value instanceof Number number && number.doubleValue() != 0;
    }

    Document document(String field) {
        if (fields.get(field) instanceof Document document) {
            return document;
        }
        throw Refusal.of(
                40414,
                "Location40414",
                "BSON field '" + request.command() + "." + field + "' is missing but a required field");
    }
}
