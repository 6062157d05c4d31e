package io.placemarket.embedded.command;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The fields that a command, or a statement of one, may have.
 *
 * @param types the type of each
 * @param required those that it must have
 */
record Fields(Map<String, FieldType> types, List<String> required) {
    static final Fields NONE = new Fields(Map.of(), List.of());

    /** These, and others of a type. */
    Fields and(FieldType type, String... names) {
        Map<String, FieldType> all = new HashMap<>(types);
        all.putAll(Arrays.stream(names).collect(toUnmodifiableMap(UnaryOperator.identity(), name -> type)));
        return new Fields(Map.copyOf(all), required);
    }

    /** These, some of which must be there. */
    Fields requiring(String... names) {
        return new Fields(types, List.of(names));
    }

    /**
     * Refuses what is not among them, of another type, or missing.
     *
     * @param where what stands before a field's name in a refusal, with a dot
     * @param alsoKnown what everything of that kind may have
     * @throws de.bwaldvogel.mongo.exception.MongoServerError 40415, 14 or 40414
     */
    void check(String where, Document given, Predicate<String> alsoKnown) {
        for (Map.Entry<String, Object> field : given.entrySet()) {
            String name = field.getKey();
            FieldType type = types.get(name);
            if (type == null && !alsoKnown.test(name)) {
                throw Refusal.of(40415, "IDLUnknownField", "BSON field '" + where + name + "' is an unknown field.");
            }
            if (type != null && !type.takes(field.getValue())) {
                throw Refusal.of(
                        14,
                        "TypeMismatch",
                        "BSON field '" + where + name + "' is the wrong type, expected type '"
                                + type.name().toLowerCase(Locale.ROOT) + "'");
            }
        }
        for (String name : required) {
            if (given.get(name) == null) {
                throw Refusal.of(
                        40414, "Location40414", "BSON field '" + where + name + "' is missing but a required field");
            }
        }
    }
}
