package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.query.Filter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which elements of arrays {@code $[name]} in the paths of an update stands for. */
final class ArrayFilters {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");

    private final Map<String, Filter> filters = new HashMap<>();
    private final Set<String> used = new TreeSet<>();

    private ArrayFilters() {}

    /** Reads them. */
    static ArrayFilters of(@Nullable Object asked) {
        ArrayFilters all = new ArrayFilters();
        if (asked == null) {
            return all;
        }
        if (!(asked instanceof Collection<?> list)) {
            throw new MongoServerError(
                    14,
                    "TypeMismatch",
                    "BSON field 'update.updates.arrayFilters' is the wrong type, expected type 'array'");
        }
        int index = 0;
        for (Object each : list) {
            all.add(each, index++);
        }
        return all;
    }

    private void add(@Nullable Object asked, int index) {
        if (!(asked instanceof Document filter)) {
            throw new MongoServerError(
                    14,
                    "TypeMismatch",
                    "BSON field 'update.updates.arrayFilters." + index + "' is the wrong type, expected type 'object'");
        }
        Set<String> names = new TreeSet<>();
        collectNames(filter, names);
        if (names.isEmpty()) {
            throw refused("Cannot use an expression without a top-level field name in arrayFilters");
        }
        if (names.size() > 1) {
            throw refused("Error parsing array filter :: caused by :: Expected a single top-level field name, found '"
                    + String.join("' and '", names) + "'");
        }
        String name = names.iterator().next();
        if (!NAME.matcher(name).matches()) {
            throw new MongoServerError(
                    2,
                    "BadValue",
                    "Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string"
                            + " beginning with a lowercase letter, found '" + name + "'");
        }
        if (filters.put(name, new Filter(filter)) != null) {
            throw refused("Found multiple array filters with the same top-level field name " + name);
        }
    }

    private static void collectNames(Document filter, Set<String> names) {
        filter.forEach((name, value) -> {
            if (!name.startsWith("$")) {
                names.add(name.split("\\.", -1)[0]);
            } else if (value instanceof Collection<?> parts) {
                parts.stream().filter(Document.class::isInstance).forEach(part -> collectNames((Document) part, names));
            }
        });
    }

    /** Notes that a path names one, which must be there. */
    void use(String name, String path) {
        if (!filters.containsKey(name)) {
            throw new MongoServerError(
                    2, "BadValue", "No array filter found for identifier '" + name + "' in path '" + path + "'");
        }
        used.add(name);
    }

    /** Refuses those that no path names. */
    void refuseUnused(Document update) {
        for (String name : new TreeSet<>(filters.keySet())) {
            if (!used.contains(name)) {
                throw refused("The array filter for identifier '" + name + "' was not used in the update " + update);
            }
        }
    }

    boolean accepts(String name, @Nullable Object element) {
        Filter filter = filters.get(name);
        return filter != null && filter.matches(new Document(name, element));
    }

    private static MongoServerError refused(String why) {
        return new MongoServerError(9, "FailedToParse", why);
    }
}
