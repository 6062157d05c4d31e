package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import io.placemarket.embedded.bson.Undefined;
import io.placemarket.embedded.query.Found;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.FieldValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What stages that look documents of another collection up have in common. */
final class Joins {
    private Joins() {}

    /** The values at a path, of arrays their elements; none where there is nothing. */
    static List<@Nullable Object> values(Document document, String path) {
        List<@Nullable Object> values =
                new ArrayList<>(FieldValues.of(document, path).values());
        values.removeIf(value -> value instanceof Missing || value instanceof Undefined);
        return values;
    }

    /** The filter for documents with any of some values: a pattern, or an object that looks like an operator, is a value here. */
    static Document anyOf(String field, Collection<@Nullable Object> values) {
        boolean plain =
                values.stream().noneMatch(value -> value instanceof Document || value instanceof BsonRegularExpression);
        if (plain) {
            return new Document(field, new Document("$in", new ArrayList<>(values)));
        }
        List<Document> each = values.stream()
                .map(value -> new Document(field, new Document("$eq", value)))
                .toList();
        return new Document("$or", each);
    }

    static Stream<Document> run(Query query, CollectionView collection) {
        Iterable<Found> once = () -> query.run(collection);
        return StreamSupport.stream(once.spliterator(), false).map(found -> RawBson.decode(found.document()));
    }

    /** A document with what was found for it at a path. */
    static Document with(Document document, String path, List<Document> found) {
        Document joined = document.cloneDeeply();
        String[] names = path.split("\\.", -1);
        Document parent = joined;
        for (int i = 0; i < names.length - 1; i++) {
            Document object = parent.get(names[i]) instanceof Document there ? there : new Document();
            parent.put(names[i], object);
            parent = object;
        }
        parent.put(names[names.length - 1], found);
        return joined;
    }

    /** What a stage is told as a text, if it is told. */
    static Optional<String> text(String stage, Document asked, String field) {
        return switch (asked.get(field)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw Refusal.of(9, "FailedToParse", stage + " argument '" + field + "' must be a string");
        };
    }
}
