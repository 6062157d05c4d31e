package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.ValueOrder;
import io.placemarket.embedded.query.Equalities;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What an update makes of documents. All of it is read before any document is looked at, and refused with MongoDB's code where it is none. */
public sealed interface Update {
    /** Whether whole documents are replaced. */
    boolean isReplacement();

    /** Whether {@code $} stands in a path: the element of an array that the filter has found. */
    boolean isPositional();

    /**
     * What a document becomes; the document given may be changed for it.
     *
     * @param found the place of the element that {@code $} in a path stands for
     * @throws MongoServerError with MongoDB's code if it cannot be done to this document
     */
    Document apply(Document before, OptionalInt found);

    /** The document that is made where a filter finds none. */
    Document insert(Document query);

    /**
     * Reads an update.
     *
     * @throws MongoServerError if it is neither an object of operators nor a document
     */
    static Update of(@Nullable Object update, @Nullable Object arrayFilters) {
        if (update instanceof List) {
            throw new MongoServerError(9, "FailedToParse", "updates by a pipeline are not supported by this server");
        }
        if (!(update instanceof Document document)) {
            throw new MongoServerError(9, "FailedToParse", "Update argument must be either an object or an array");
        }
        boolean operators =
                !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
        if (operators) {
            return new Operators(UpdateReader.read(document, ArrayFilters.of(arrayFilters)));
        }
        if (arrayFilters != null) {
            throw new MongoServerError(
                    9, "FailedToParse", "arrayFilters may not be specified for replacement-style updates");
        }
        document.keySet().forEach(Places::checkName);
        return new Replacement(document);
    }

    /** Another document with the same {@code _id}. */
    record Replacement(Document document) implements Update {
        @Override
        public boolean isReplacement() {
            return true;
        }

        @Override
        public boolean isPositional() {
            return false;
        }

        @Override
        public Document apply(Document before, OptionalInt found) {
            return withId(before.getOrMissing("_id"));
        }

        @Override
        public Document insert(Document query) {
            Object id = Equalities.document(query).getOrMissing("_id");
            return withId(id instanceof Missing ? document.getOrDefault("_id", new ObjectId()) : id);
        }

        private Document withId(@Nullable Object id) {
            Object own = document.getOrMissing("_id");
            if (!(own instanceof Missing) && ValueOrder.compare(own, id) != 0) {
                throw altered(own);
            }
            Document after = new Document("_id", id);
            document.forEach((field, value) -> {
                if (!field.equals("_id")) {
                    after.put(field, value);
                }
            });
            return after;
        }
    }

    /** Changes of single fields, in the order of their paths. */
    record Operators(List<Change> changes) implements Update {
        @Override
        public boolean isReplacement() {
            return false;
        }

        @Override
        public boolean isPositional() {
            return changes.stream().anyMatch(change -> change.path().names().contains("$"));
        }

        @Override
        public Document apply(Document before, OptionalInt found) {
            Object id = before.getOrMissing("_id");
            change(before, found, false);
            keepId(before, id);
            return before;
        }

        @Override
        public Document insert(Document query) {
            Document made = Equalities.document(query);
            Object id = made.getOrMissing("_id");
            change(made, OptionalInt.empty(), true);
            if (!(id instanceof Missing)) {
                keepId(made, id);
            }
            if (!made.containsKey("_id")) {
                made.put("_id", new ObjectId());
            }
            return made;
        }

        private void change(Document document, OptionalInt found, boolean inserting) {
            List<List<String>> changed = new ArrayList<>();
            for (Change change : changes) {
                changed.addAll(change.in(document, found, inserting));
            }
            UpdatePath.refuseConflicts(changed);
        }

        private static void keepId(Document after, @Nullable Object id) {
            if (id instanceof Missing) {
                return;
            }
            Object now = after.getOrMissing("_id");
            if (now instanceof Missing || ValueOrder.compare(now, id) != 0) {
                throw new MongoServerError(
                        66,
                        "ImmutableField",
                        "Performing an update on the path '_id' would modify the immutable field '_id'");
            }
            after.put("_id", id);
        }
    }

    private static MongoServerError altered(@Nullable Object id) {
        return new MongoServerError(
                66,
                "ImmutableField",
                "After applying the update, the (immutable) field '_id' was found to have been altered to _id: " + id);
    }
}
