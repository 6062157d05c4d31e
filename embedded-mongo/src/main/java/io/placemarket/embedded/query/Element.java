package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.OptionalInt;

/** What is asked of an element of an array, as {@code $elemMatch} does. */
public final class Element {
    private final ValueTest.AnyElement test;

    private Element(ValueTest.AnyElement test) {
        this.test = test;
    }

    /**
     * Reads it.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is not a filter
     */
    public static Element of(String path, Document asked) {
        return new Element(new ValueTest.AnyElement(FilterReader.element(path, asked)));
    }

    /** The place of the first element that matches, if there is one. */
    public OptionalInt firstIn(List<?> array) {
        int found = test.find(array);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
