package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.BsonCheck;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.SortableKey;
import io.placemarket.embedded.bson.Undefined;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.FieldValues;
import io.placemarket.embedded.store.IndexField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code count} and {@code distinct}. */
final class CountCommands {
    private final Reading reading;

    CountCommands(Reading reading) {
        this.reading = reading;
    }

    Reply count(Request request) {
        Refusal.unlessAbsent(request, "collation");
        Query query = Reading.query(request, "query");
        long count = reading.read(request, 0L, query::count);
        Object n = count <= Integer.MAX_VALUE ? (Object) (int) count : (Object) count;
        return new Reply.Plain(new Document("n", n).append("ok", 1.0), reading.position(request));
    }

    Reply distinct(Request request) {
        Refusal.unlessAbsent(request, "collation");
        String key = (String) Objects.requireNonNull(request.body().get("key"), "it is required");
        Query query = Reading.query(request, "query");
        Document reply = reading.read(
                request,
                new Document("values", List.of()),
                view -> new Document("values", distinctValues(query, key, view)));
        return new Reply.Plain(reply.append("ok", 1.0), reading.position(request));
    }

    private static List<@Nullable Object> distinctValues(Query query, String key, CollectionView view) {
        Map<byte[], @Nullable Object> values = new TreeMap<>(Arrays::compareUnsigned);
        long bytes = 0;
        Set<String> root = Set.of(new IndexField(key, true).root());
        for (Iterator<Found> found = query.run(view); found.hasNext(); ) {
            Document document = RawBson.decode(found.next().document(), root);
            for (Object value : FieldValues.of(document, key).values()) {
                byte[] valueKey = SortableKey.of(value);
                boolean present = !(value instanceof Missing || value instanceof Undefined);
                if (present && !values.containsKey(valueKey)) {
                    bytes += RawBson.encode(new Document("0", value)).length;
                    if (bytes > BsonCheck.MAX_DOCUMENT_BYTES) {
                        throw Refusal.of(17217, "Location17217", "distinct too big, 16mb cap");
                    }
                    values.put(valueKey, value);
                }
            }
        }
        return new ArrayList<>(values.values());
    }
}
