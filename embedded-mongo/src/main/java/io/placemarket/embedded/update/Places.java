package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and changes what stands at a path of fields and places in arrays. */
final class Places {
    /** How many elements an array may be filled up with to reach a place: MongoDB's own limit. */
    private static final int MOST_PADDING = 1_500_000;

    private static final Set<String> REFERENCES = Set.of("$ref", "$id", "$db");

    private Places() {}

    /** What is there, or {@link Missing}. */
    static @Nullable Object get(Document document, List<String> path) {
        Object value = document;
        for (String name : path) {
            value = child(value, name);
        }
        return value;
    }

    static @Nullable Object child(@Nullable Object parent, String name) {
        if (parent instanceof Document object) {
            return object.getOrMissing(name);
        }
        if (parent instanceof List<?> array && isPlace(name)) {
            int place = Integer.parseInt(name);
            return place < array.size() ? array.get(place) : Missing.getInstance();
        }
        return Missing.getInstance();
    }

    /** Puts something there; objects on the way are made where there is nothing. */
    static void put(Document document, List<String> path, @Nullable Object value) {
        Object parent = document;
        for (int i = 0; i < path.size() - 1; i++) {
            Object child = child(parent, path.get(i));
            if (child instanceof Missing) {
                child = new Document();
                set(parent, path, i, child);
            }
            parent = child;
        }
        set(parent, path, path.size() - 1, value);
    }

    @SuppressWarnings("unchecked")
    private static void set(@Nullable Object parent, List<String> path, int at, @Nullable Object value) {
        String name = path.get(at);
        if (parent instanceof Document object) {
            object.put(name, value);
            return;
        }
        if (!(parent instanceof List<?> list) || !isPlace(name)) {
            throw new MongoServerError(
                    28,
                    "PathNotViable",
                    "Cannot create field '" + name + "' in element {" + path.get(at - 1) + ": "
                            + Json.toCompactJsonValue(parent) + "}");
        }
        List<@Nullable Object> array = (List<@Nullable Object>) list;
        int place = Integer.parseInt(name);
        if (place < array.size()) {
            array.set(place, value);
            return;
        }
        if (place - array.size() > MOST_PADDING) {
            throw new MongoServerError(
                    34, "CannotBackfillArray", "can't backfill more than " + MOST_PADDING + " elements");
        }
        while (array.size() < place) {
            array.add(null);
        }
        array.add(value);
    }

    /** Removes what is there; an element of an array becomes null. */
    static void remove(Document document, List<String> path) {
        Object parent = get(document, path.subList(0, path.size() - 1));
        String last = path.getLast();
        if (parent instanceof Document object) {
            object.remove(last);
        } else if (parent instanceof List<?> && !(child(parent, last) instanceof Missing)) {
            set(parent, path, path.size() - 1, null);
        }
    }

    static boolean isPlace(String name) {
        return name.matches("0|[1-9]\\d{0,8}");
    }

    /** Refuses a field that no document may have. */
    static void checkName(String name) {
        if (name.startsWith("$") && !REFERENCES.contains(name)) {
            throw new MongoServerError(
                    52,
                    "DollarPrefixedFieldName",
                    "The dollar ($) prefixed field '" + name + "' in '" + name + "' is not valid for storage.");
        }
    }
}
