package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One of the changes of an update. */
sealed interface Change {
    /** By which changes are put in order. */
    UpdatePath path();

    /** Every path it changes. */
    List<UpdatePath> paths();

    /** Changes a document, and answers where. */
    List<List<String>> in(Document document, OptionalInt found, boolean inserting);

    /** A change of what stands at a path. */
    record At(UpdatePath path, FieldChange change, boolean onInsertOnly) implements Change {
        @Override
        public List<UpdatePath> paths() {
            return List.of(path);
        }

        @Override
        public List<List<String>> in(Document document, OptionalInt found, boolean inserting) {
            if (onInsertOnly && !inserting) {
                return List.of();
            }
            List<List<String>> places = path.in(document, found);
            for (List<String> place : places) {
                Object before = Places.get(document, place);
                Object after = change.of(before, place, document);
                if (after instanceof Missing) {
                    Places.remove(document, place);
                } else {
                    Places.put(document, place, after);
                }
            }
            return places;
        }
    }

    /** A field that gets another name. */
    record Rename(UpdatePath from, UpdatePath path) implements Change {
        @Override
        public List<UpdatePath> paths() {
            return List.of(from, path);
        }

        @Override
        public List<List<String>> in(Document document, OptionalInt found, boolean inserting) {
            Object value = through(document, from, "source");
            if (!(value instanceof Missing)) {
                through(document, path, "destination");
                Places.remove(document, from.names());
                Places.put(document, path.names(), value);
            }
            return List.of(from.names(), path.names());
        }

        private static @Nullable Object through(Document document, UpdatePath path, String which) {
            Object value = document;
            for (String name : path.names()) {
                if (value instanceof List) {
                    throw new MongoServerError(
                            2,
                            "BadValue",
                            "The " + which + " field cannot be an array element, '" + path + "' in doc with _id: "
                                    + document.get("_id"));
                }
                if (!(value instanceof Document) && !(value instanceof Missing)) {
                    throw new MongoServerError(
                            28,
                            "PathNotViable",
                            "cannot use the part (" + name + " of " + path + ") to traverse the element");
                }
                value = Places.child(value, name);
            }
            return value;
        }
    }
}
