package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.BsonCheck;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.query.TimeLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command that arrived.
 *
 * @param body the command's document; its first field is the command's name
 * @param sequences documents sent beside it, by the name of the field they belong to
 */
public record Request(String database, Document body, Map<String, List<byte[]>> sequences) {
    /** The command's name as it was sent. */
    public String command() {
        return body.keySet().iterator().next();
    }

    /** The collection the command is about: its first field's value. */
    String collection() {
        Object name = body.get(command());
        if (!(name instanceof String text)) {
            throw Refusal.of(73, "InvalidNamespace", "collection name has invalid type");
        }
        if (text.isEmpty() || text.indexOf('\0') >= 0 || text.startsWith(".")) {
            throw Refusal.of(73, "InvalidNamespace", "Invalid namespace specified '" + database + "." + text + "'");
        }
        return text;
    }

    Optional<Document> document(String field) {
        return Optional.ofNullable(typed(field, Document.class, "object"));
    }

    boolean flag(String field) {
        return flag(field, false);
    }

    boolean flag(String field, boolean otherwise) {
        return switch (body.get(field)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            default -> throw wrongType(field, "bool");
        };
    }

    long number(String field, long otherwise) {
        Number number = typed(field, Number.class, "number");
        return number == null ? otherwise : number.longValue();
    }

    /** For how long the command may be worked on, from now. */
    TimeLimit timeLimit() {
        Object asked = body.get("maxTimeMS");
        if (asked == null) {
            return TimeLimit.none();
        }
        if (!(asked instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
            throw Refusal.of(2, "BadValue", "maxTimeMS must be a whole number");
        }
        if (number.doubleValue() < 0 || number.doubleValue() > Integer.MAX_VALUE) {
            throw Refusal.of(
                    2, "BadValue", asked + " value for maxTimeMS is out of range [0, " + Integer.MAX_VALUE + "]");
        }
        return TimeLimit.ofMillis(number.intValue());
    }

    private <T> @Nullable T typed(String field, Class<T> type, String name) {
        Object value = body.get(field);
        if (value != null && !type.isInstance(value)) {
            throw wrongType(field, name);
        }
        return value == null ? null : type.cast(value);
    }

    private RuntimeException wrongType(String field, String wanted) {
        return Refusal.of(
                14,
                "TypeMismatch",
                "BSON field '" + command() + "." + field + "' is the wrong type, expected type '" + wanted + "'");
    }

    /** Documents that came beside the command or in it. */
    List<byte[]> raw(String field) {
        List<byte[]> beside = sequences.get(field);
        return beside != null
                ? beside
                : listed(field).stream().map(RawBson::encode).toList();
    }

    /** The same, decoded. */
    List<Document> decoded(String field) {
        List<byte[]> beside = sequences.get(field);
        return beside != null ? beside.stream().map(Request::statement).toList() : listed(field);
    }

    private static Document statement(byte[] bytes) {
        BsonCheck.readable(bytes);
        return RawBson.decode(bytes);
    }

    private List<Document> listed(String field) {
        Object value = body.get(field);
        if (!(value instanceof List<?> list)) {
            throw Refusal.of(
                    40414,
                    "Location40414",
                    "BSON field '" + command() + "." + field + "' is missing but a required field");
        }
        return list.stream()
                .map(element -> {
                    if (!(element instanceof Document document)) {
                        throw wrongType(field, "object");
                    }
                    return document;
                })
                .toList();
    }

    /** Whether what is read must be on disk before it is told. */
    boolean readsDurableOnly() {
        Object level = document("readConcern").orElseGet(Document::new).get("level");
        return "majority".equals(level) || "linearizable".equals(level) || "snapshot".equals(level);
    }
}
