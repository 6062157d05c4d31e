package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.Undefined;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values a document has at a dotted path, as MongoDB's indexes and sorts see them: each element of an array, {@link Missing} where
 * there is nothing, {@link Undefined} for an empty array.
 *
 * @param array whether an array was met on the way
 */
public record FieldValues(List<@Nullable Object> values, boolean array) {
    /** The values at a path. */
    public static FieldValues of(Document document, String path) {
        List<@Nullable Object> found = new ArrayList<>(1);
        boolean array = collect(document, path.split("\\.", -1), 0, found);
        return new FieldValues(found, array);
    }

    private static boolean collect(@Nullable Object value, String[] path, int at, List<@Nullable Object> found) {
        if (at == path.length) {
            return collectLeaf(value, found);
        }
        if (value instanceof Document document) {
            return collect(document.getOrMissing(path[at]), path, at + 1, found);
        }
        if (value instanceof List<?> list) {
            collectElements(list, path, at, found);
            return true;
        }
        found.add(Missing.getInstance());
        return false;
    }

    private static void collectElements(List<?> list, String[] path, int at, List<@Nullable Object> found) {
        if (path[at].matches("\\d{1,9}")) {
            int position = Integer.parseInt(path[at]);
            collect(position < list.size() ? list.get(position) : Missing.getInstance(), path, at + 1, found);
            return;
        }
        if (list.isEmpty()) {
            found.add(Missing.getInstance());
        }
        for (Object element : list) {
            collect(element instanceof Document ? element : Missing.getInstance(), path, at, found);
        }
    }

    private static boolean collectLeaf(@Nullable Object value, List<@Nullable Object> found) {
        if (!(value instanceof Collection<?> elements)) {
            found.add(value);
            return false;
        }
        if (elements.isEmpty()) {
            found.add(Undefined.VALUE);
        }
        found.addAll(elements);
        return true;
    }
}
