package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.CollectionView.IndexView;
import io.placemarket.embedded.store.IndexDefinition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which index the caller wants used. */
public sealed interface Hint {
    /** Whichever is best. */
    record Free() implements Hint {}

    /** None: all documents. */
    record Scan() implements Hint {}

    /** That on {@code _id}. */
    record ById() implements Hint {}

    /** One by its name or its key pattern. */
    record ByIndex(Object wanted) implements Hint {
        /**
         * The index meant.
         *
         * @throws MongoServerError if the collection has no such index
         */
        IndexDefinition find(CollectionView collection) {
            return collection.indexes().stream()
                    .map(IndexView::definition)
                    .filter(index -> index.name().equals(wanted)
                            || (wanted instanceof Document pattern
                                    && index.fields().equals(IndexDefinition.fields(pattern))))
                    .findFirst()
                    .orElseThrow(Hint::unknown);
        }
    }

    /** Reads a hint: a name, a key pattern, or nothing. */
    static Hint of(@Nullable Object hint) {
        return switch (hint) {
            case null -> new Free();
            case String name -> name.equals(IndexDefinition.ID_INDEX) ? new ById() : new ByIndex(name);
            case Document pattern -> ofPattern(pattern);
            default -> throw unknown();
        };
    }

    private static Hint ofPattern(Document pattern) {
        if (pattern.isEmpty()) {
            return new Free();
        }
        if (pattern.containsKey("$natural")) {
            return new Scan();
        }
        if (!isKeyPattern(pattern)) {
            throw unknown();
        }
        return pattern.keySet().equals(Set.of("_id")) ? new ById() : new ByIndex(pattern);
    }

    private static boolean isKeyPattern(Document pattern) {
        return pattern.values().stream().allMatch(direction -> direction instanceof Number);
    }

    private static MongoServerError unknown() {
        return new MongoServerError(
                2,
                "BadValue",
                "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index");
    }
}
