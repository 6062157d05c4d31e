package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dotted path, by which a filter reaches values: through objects, the elements of arrays, and places in arrays. */
final class FieldPath {
    private static final int NOWHERE = -1;
    private final String[] names;

    FieldPath(String path) {
        this.names = path.split("\\.", -1);
    }

    /** Whether some part of it may be a place in an array. */
    boolean isNumbered() {
        for (String name : names) {
            if (place(name) != NOWHERE) {
                return true;
            }
        }
        return false;
    }

    /** Whether any value here passes: of an array each element, and the array. Where there is nothing, {@link Missing} is tried. */
    boolean any(Document document, ValueTest test, ArrayPlace place) {
        return in(document, 0, NOWHERE, test, place);
    }

    private boolean in(Document document, int from, int outer, ValueTest test, ArrayPlace place) {
        int at = from;
        Object value = document;
        while (at < names.length && value instanceof Document object) {
            value = object.getOrMissing(names[at++]);
        }
        if (value instanceof List<?> array) {
            return inArray(array, at, outer, test, place);
        }
        return passes(at == names.length ? value : Missing.getInstance(), outer, test, place);
    }

    private boolean inArray(List<?> array, int at, int outer, ValueTest test, ArrayPlace place) {
        if (at == names.length) {
            return anyElement(array, outer, test, place) || passesWhole(array, outer, test, place);
        }
        int wanted = place(names[at]);
        for (int i = 0; i < array.size(); i++) {
            int outermost = outer == NOWHERE ? i : outer;
            Object element = array.get(i);
            // also where the path names a place: a field of an element may have a number for its name
            if (element instanceof Document object && in(object, at, outermost, test, place)) {
                return true;
            }
            if (i == wanted && atPlace(element, at + 1, outermost, test, place)) {
                return true;
            }
        }
        return false;
    }

    /** What stands at a place that the path names: an array there is one value. */
    private boolean atPlace(@Nullable Object element, int at, int outer, ValueTest test, ArrayPlace place) {
        if (at == names.length) {
            return passes(element, NOWHERE, test, place);
        }
        if (element instanceof Document object) {
            return in(object, at, outer, test, place);
        }
        return element instanceof List<?> inner && inArray(inner, at, outer, test, place);
    }

    private boolean anyElement(List<?> array, int outer, ValueTest test, ArrayPlace place) {
        if (test.ofWholeArrays()) {
            return false;
        }
        for (int i = 0; i < array.size(); i++) {
            if (passes(array.get(i), outer == NOWHERE ? i : outer, test, place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesWhole(List<?> array, int outer, ValueTest test, ArrayPlace place) {
        if (test instanceof ValueTest.AnyElement any) {
            int inner = any.find(array);
            place.note(inner);
            return inner >= 0;
        }
        return passes(array, outer, test, place);
    }

    private static boolean passes(@Nullable Object value, int outer, ValueTest test, ArrayPlace place) {
        boolean passed = test.accepts(value);
        if (passed) {
            place.note(outer);
        }
        return passed;
    }

    private static int place(String name) {
        return name.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(name) : NOWHERE;
    }
}
