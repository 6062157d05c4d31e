package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a filter says that fields are equal to: with which a document begins that an upsert makes. */
public final class Equalities {
    private final Document made = new Document();

    private Equalities() {}

    /**
     * A document of those fields.
     *
     * @throws MongoServerError 54 if the filter says two things of one field
     */
    public static Document document(Document filter) {
        Equalities equalities = new Equalities();
        equalities.read(filter.cloneDeeply());
        return equalities.made;
    }

    private void read(Document filter) {
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            String name = entry.getKey();
            Object value = entry.getValue();
            boolean all =
                    name.equals("$and") || (name.equals("$or") && value instanceof List<?> one && one.size() == 1);
            if (all && value instanceof List<?> parts) {
                parts.stream().filter(Document.class::isInstance).forEach(part -> read((Document) part));
            } else if (!name.startsWith("$")) {
                put(name, Condition.isOperators(value) ? only((Document) value) : value);
            }
        }
    }

    /** The one value that operators allow, or {@link Missing}. */
    private static @Nullable Object only(Document operators) {
        if (operators.containsKey("$eq")) {
            return operators.get("$eq");
        }
        for (String operator : List.of("$in", "$all")) {
            if (operators.get(operator) instanceof List<?> values
                    && values.size() == 1
                    && !Condition.isOperators(values.getFirst())) {
                return values.getFirst();
            }
        }
        return Missing.getInstance();
    }

    private void put(String path, @Nullable Object value) {
        if (value instanceof Missing || value instanceof BsonRegularExpression) {
            return;
        }
        String[] names = path.split("\\.", -1);
        Document parent = made;
        for (int i = 0; i < names.length - 1; i++) {
            Object next = parent.computeIfAbsent(names[i], missing -> new Document());
            if (!(next instanceof Document object)) {
                String both = String.join(".", List.of(names).subList(0, i + 1));
                throw refused("both paths '" + path + "' and '" + both + "' are matched");
            }
            parent = object;
        }
        if (parent.containsKey(names[names.length - 1])) {
            throw refused("path '" + path + "' is matched twice");
        }
        parent.put(names[names.length - 1], value);
    }

    private static MongoServerError refused(String why) {
        return new MongoServerError(54, "NotSingleValueField", "cannot infer query fields to set, " + why);
    }
}
