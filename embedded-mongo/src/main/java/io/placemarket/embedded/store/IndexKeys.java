package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.KeyWriter;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import io.placemarket.embedded.bson.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys a document has in an index, each with the values it was made of.
 *
 * @param multikey whether an array was met on the way
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by their order, never by the record
record IndexKeys(Map<byte[], List<@Nullable Object>> keys, boolean multikey) {
    /** Computes them as MongoDB does: a key for each element of an array; null where there is nothing. */
    static IndexKeys of(IndexDefinition index, byte[] document) {
        Document fields = RawBson.decode(document, index.roots());
        List<List<@Nullable Object>> values = new ArrayList<>();
        @Nullable String array = null;
        boolean present = false;
        for (IndexField field : index.fields()) {
            FieldValues found = FieldValues.of(fields, field.path());
            if (found.array()) {
                if (array != null) {
                    throw new MongoServerError(
                            171,
                            "CannotIndexParallelArrays",
                            "cannot index parallel arrays [" + field.path() + "] [" + array + "]");
                }
                array = field.path();
            }
            present |= found.values().stream().anyMatch(value -> !(value instanceof Missing));
            values.add(found.values());
        }
        Map<byte[], List<@Nullable Object>> keys = new TreeMap<>(Arrays::compareUnsigned);
        if (present || !index.sparse()) {
            combine(index, values, new ArrayList<>(), keys);
        }
        return new IndexKeys(keys, array != null);
    }

    /** The values of a key by field, as error messages show them. */
    static Document shown(IndexDefinition index, List<@Nullable Object> values) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            boolean nothing = value instanceof Missing || value instanceof Undefined;
            shown.put(index.fields().get(i).path(), nothing ? null : value);
        }
        return new Document(shown);
    }

    private static void combine(
            IndexDefinition index,
            List<List<@Nullable Object>> values,
            List<@Nullable Object> chosen,
            Map<byte[], List<@Nullable Object>> keys) {
        if (chosen.size() == values.size()) {
            KeyWriter out = new KeyWriter();
            for (int i = 0; i < chosen.size(); i++) {
                SortableKey.write(chosen.get(i), index.fields().get(i).ascending(), out);
            }
            keys.putIfAbsent(out.toBytes(), new ArrayList<>(chosen));
            return;
        }
        for (Object value : values.get(chosen.size())) {
            chosen.add(value);
            combine(index, values, chosen, keys);
            chosen.removeLast();
        }
    }
}
