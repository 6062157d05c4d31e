package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.KeyWriter;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import io.placemarket.embedded.store.FieldValues;
import io.placemarket.embedded.store.IndexField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order that was asked for; none if there are no fields. */
public record SortOrder(List<IndexField> fields) {
    /** No order. */
    public static final SortOrder NONE = new SortOrder(List.of());

    /** Reads a sort document. {@code $natural} is the order of {@code _id}, in which documents are kept. */
    public static SortOrder of(@Nullable Document sort) {
        if (sort == null || sort.isEmpty()) {
            return NONE;
        }
        List<IndexField> fields = new ArrayList<>();
        for (Map.Entry<String, Object> entry : sort.entrySet()) {
            if (!(entry.getValue() instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
                throw new MongoServerError(
                        15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
            }
            String path = entry.getKey().equals("$natural") ? "_id" : entry.getKey();
            fields.add(new IndexField(path, number.doubleValue() > 0));
        }
        return new SortOrder(List.copyOf(fields));
    }

    boolean isNone() {
        return fields.isEmpty();
    }

    /** Whether {@code _id} alone decides. */
    boolean isById() {
        return fields.size() == 1 && fields.getFirst().path().equals("_id");
    }

    /**
     * The same documents in this order.
     *
     * @throws MongoServerError 292 if they do not fit into memory
     */
    public Stream<Document> sort(Stream<Document> documents) {
        return Sorting.sort(documents, this);
    }

    /** Negative, zero or positive as the first document comes before the second, with it, or after it. */
    public int compare(Document one, Document other) {
        return Arrays.compareUnsigned(key(one), key(other));
    }

    /** A key by which documents sort in this order; of an array the least element counts, or the greatest where it is descending. */
    byte[] key(byte[] document) {
        Set<String> roots = new LinkedHashSet<>();
        fields.forEach(field -> roots.add(field.root()));
        return key(RawBson.decode(document, roots));
    }

    byte[] key(Document decoded) {
        KeyWriter out = new KeyWriter();
        for (IndexField field : fields) {
            byte[] best = null;
            for (Object value : FieldValues.of(decoded, field.path()).values()) {
                KeyWriter one = new KeyWriter();
                SortableKey.write(value, field.ascending(), one);
                byte[] key = one.toBytes();
                if (best == null || Arrays.compareUnsigned(key, best) < 0) {
                    best = key;
                }
            }
            if (best != null) {
                out.putAll(best);
            }
        }
        return out.toBytes();
    }
}
