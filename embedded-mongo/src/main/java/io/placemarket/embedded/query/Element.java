package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.ValueTest.ElementTest;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is asked of an element of an array, as {@code $elemMatch} and {@code $pull} do. */
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

    /**
     * Reads what {@code $pull} asks: operators, fields of objects, a pattern, or a value to be equal to.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is not a filter
     */
    public static Element condition(String path, @Nullable Object asked) {
        if (asked instanceof Document document) {
            return of(path, document);
        }
        ValueTest test = asked instanceof BsonRegularExpression pattern
                ? RegularExpressions.read(pattern)
                : ValueTest.equal(asked);
        return new Element(new ValueTest.AnyElement(new ElementTest.Value(test)));
    }

    /** Whether an element matches. */
    public boolean matches(@Nullable Object element) {
        return test.test().accepts(element);
    }

    /** The place of the first element that matches, if there is one. */
    public OptionalInt firstIn(List<?> array) {
        int found = test.find(array);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
