package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.query.Element;
import io.placemarket.embedded.query.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The elements of arrays that a projection asks for: the one that the filter has found ({@code "a.$": 1}), the first that matches
 * ({@code a: {$elemMatch: …}}), or some by their place ({@code a: {$slice: …}}).
 *
 * @param found the path of the array of which the filter has found an element, where one is asked for
 * @param rest the projection of documents in which the arrays have no other elements
 */
record ChosenElements(
        Filter filter,
        Optional<String> found,
        Map<String, Element> matching,
        Map<String, Slice> slices,
        Document rest) {
    /**
     * Reads them out of a projection.
     *
     * @throws MongoServerError with MongoDB's code if the projection is none, or computes what this server does not
     */
    static ChosenElements of(Document fields, Filter filter) {
        Optional<String> found = Optional.empty();
        Map<String, Element> matching = new LinkedHashMap<>();
        Map<String, Slice> slices = new LinkedHashMap<>();
        Document rest = new Document();
        boolean excluding = excludes(fields);
        for (Map.Entry<String, Object> entry : fields.entrySet()) {
            String path = entry.getKey();
            Object value = entry.getValue();
            if (path.endsWith(".$")) {
                if (found.isPresent()) {
                    throw refused(31276, "Cannot specify more than one positional projection per query.");
                }
                if (!isChoice(value) || !Utils.isTrue(value) || excluding) {
                    throw refused(31395, "positional projection cannot be used with exclusion");
                }
                found = Optional.of(path.substring(0, path.length() - 2));
                rest.put(found.get(), true);
            } else if (path.contains(".$.")) {
                throw refused(
                        31394,
                        "positional operator '.$' may only be used at the end of a path of a projection, not in the"
                                + " middle of '" + path + "'");
            } else if (value instanceof Document operators && operators.containsKey("$elemMatch")) {
                matching.put(path, element(path, operators));
                if (!excluding) {
                    rest.put(path, true);
                }
            } else if (value instanceof Document operators && operators.keySet().equals(Set.of("$slice"))) {
                slices.put(path, Slice.of(operators.get("$slice")));
            } else {
                check(path, value, excluding);
                rest.put(path, value);
            }
        }
        if (rest.values().stream().anyMatch(Utils::isTrue)) {
            slices.keySet().forEach(path -> rest.put(path, true));
        }
        if (found.isPresent() && !matching.isEmpty()) {
            throw refused(31256, "Cannot specify positional operator and $elemMatch.");
        }
        return new ChosenElements(filter, found, matching, slices, rest);
    }

    /** Whether fields are left out, and not chosen: the first other than {@code _id} decides. */
    private static boolean excludes(Document fields) {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (!field.getKey().equals("_id") && isChoice(field.getValue())) {
                return !Utils.isTrue(field.getValue());
            }
        }
        return false;
    }

    private static boolean isChoice(Object value) {
        return value instanceof Boolean || value instanceof Number;
    }

    private static Element element(String path, Document operators) {
        if (path.contains(".")) {
            throw refused(31275, "Cannot use $elemMatch projection on a nested field.");
        }
        if (operators.size() > 1 || !(operators.get("$elemMatch") instanceof Document asked)) {
            throw refused(31274, "elemMatch: Invalid argument, object required");
        }
        return Element.of(path, asked);
    }

    private static void check(String path, Object value, boolean excluding) {
        if (!isChoice(value)) {
            throw Refusal.of(
                    2,
                    "BadValue",
                    "the projection of '" + path + "' is computed, which is not supported by this server");
        }
        if (!path.equals("_id") && Utils.isTrue(value) == excluding) {
            throw excluding
                    ? refused(31253, "Cannot do inclusion on field " + path + " in exclusion projection")
                    : refused(31254, "Cannot do exclusion on field " + path + " in inclusion projection");
        }
    }

    /** Leaves a document's arrays with the chosen elements only. */
    void in(Document document) {
        found.ifPresent(path -> leave(document, path, array -> foundIn(document, array)));
        slices.forEach((path, slice) -> leave(document, path, slice::of));
        matching.forEach((path, element) -> {
            if (document.get(path) instanceof List<?> array) {
                element.firstIn(array)
                        .ifPresentOrElse(at -> document.put(path, only(array, at)), () -> document.remove(path));
            } else {
                document.remove(path);
            }
        });
    }

    /** Puts something in the place of an array that is reached through objects. */
    private static void leave(Document document, String path, UnaryOperator<List<?>> chosen) {
        String[] names = path.split("\\.", -1);
        Object parent = document;
        for (int i = 0; i < names.length - 1 && parent instanceof Document object; i++) {
            parent = object.get(names[i]);
        }
        String last = names[names.length - 1];
        if (parent instanceof Document object && object.get(last) instanceof List<?> array) {
            object.put(last, chosen.apply(array));
        }
    }

    private List<?> foundIn(Document document, List<?> array) {
        int at = filter.place(document)
                .orElseThrow(() -> refused(
                        51246,
                        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a"
                                + " matching element in the array"));
        if (at >= array.size()) {
            throw refused(51247, "positional operator '.$' element mismatch");
        }
        return only(array, at);
    }

    private static List<Object> only(List<?> array, int at) {
        List<Object> one = new ArrayList<>();
        one.add(array.get(at));
        return one;
    }

    private static MongoServerError refused(int code, String message) {
        return Refusal.of(code, "Location" + code, message);
    }
}
