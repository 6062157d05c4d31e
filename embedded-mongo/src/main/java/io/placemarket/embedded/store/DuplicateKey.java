package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** A unique index has the key already: MongoDB's error 11000, with the index, its pattern and the values. */
public final class DuplicateKey extends MongoServerError {
    private static final long serialVersionUID = 1L;

    private final transient Document pattern;
    private final transient Document values;

    DuplicateKey(String message, Document pattern, Document values) {
        super(11000, "DuplicateKey", message);
        this.pattern = pattern;
        this.values = values;
    }

    /** The index' fields and their directions. */
    public Document pattern() {
        return pattern;
    }

    /** The values that are there already. */
    public Document values() {
        return values;
    }
}
