package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.CollectionDefinition;
import io.placemarket.embedded.store.IndexBuilds;
import io.placemarket.embedded.store.IndexDefinition;
import io.placemarket.embedded.store.IndexField;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An index that somebody asks for. What cannot be kept is refused: nothing is accepted and then ignored. */
record IndexRequest(String name, List<IndexField> fields, boolean unique, boolean sparse) {
    private static final Set<String> KNOWN =
            Set.of("key", "name", "unique", "sparse", "v", "background", "ns", "collation", "hidden");

    static IndexRequest of(Document index) {
        for (Map.Entry<String, Object> option : index.entrySet()) {
            boolean harmless = KNOWN.contains(option.getKey())
                    && !(option.getKey().equals("hidden") && isTrue(option.getValue()))
                    && !(option.getKey().equals("collation")
                            && !Refusal.isSimpleCollation("collation", option.getValue()));
            if (!harmless) {
                throw refused("the index option '" + option.getKey() + "' is not supported by this server");
            }
        }
        for (String option : List.of("unique", "sparse", "hidden", "background")) {
            if (!FieldType.BOOL.takes(index.get(option))) {
                throw Refusal.of(
                        14,
                        "TypeMismatch",
                        "The field '" + option + "' has value " + option + ": " + index.get(option)
                                + ", which is not convertible to bool");
            }
        }
        if (index.get("v") != null && !(index.get("v") instanceof Number version && version.doubleValue() == 2)) {
            throw refused("the index version " + index.get("v") + " is not supported by this server, 2 is");
        }
        if (!(index.get("name") instanceof String name) || name.isEmpty() || name.equals("*")) {
            throw refused("the index needs a name");
        }
        if (!(index.get("key") instanceof Document key) || key.isEmpty()) {
            throw refused("Index keys cannot be empty.");
        }
        key.forEach(IndexRequest::checkField);
        return new IndexRequest(
                name, IndexDefinition.fields(key), isTrue(index.get("unique")), isTrue(index.get("sparse")));
    }

    private static void checkField(String path, Object direction) {
        if (!(direction instanceof Number number) || number.doubleValue() == 0 || Double.isNaN(number.doubleValue())) {
            throw refused("Values in the index key pattern must be numbers other than 0; '" + direction
                    + "' indexes are not supported by this server");
        }
        if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw refused("Index key contains an illegal field name: an empty path");
        }
        if (path.startsWith("$") || path.contains("$**")) {
            throw refused("Index key contains an illegal field name: field name starts with '$'.");
        }
    }

    /** Whether it must be built; a contradiction to an index that is there is refused. */
    boolean isMissingIn(CollectionDefinition collection) {
        if (fields.equals(List.of(new IndexField("_id", true)))) {
            return false;
        }
        IndexDefinition asDefined = new IndexDefinition(name, fields, unique, sparse, false, 0);
        for (IndexDefinition existing : collection.indexes()) {
            boolean sameName = existing.name().equals(name);
            if (sameName && !existing.sameAs(asDefined)) {
                throw Refusal.of(
                        86,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index. Requested index: " + name);
            }
            if (!sameName && existing.fields().equals(fields)) {
                throw Refusal.of(
                        85, "IndexOptionsConflict", "Index already exists with a different name: " + existing.name());
            }
            if (sameName) {
                return false;
            }
        }
        if (name.equals(IndexDefinition.ID_INDEX)) {
            throw Refusal.of(
                    197, "InvalidIndexSpecificationOption", "The index name '_id_' is reserved for the _id index");
        }
        return true;
    }

    IndexBuilds.Wanted wanted() {
        return new IndexBuilds.Wanted(name, fields, unique, sparse, this::isMissingIn);
    }

    private static boolean isTrue(@org.jspecify.annotations.Nullable Object value) {
        return Boolean.TRUE.equals(value) || (value instanceof Number number && number.doubleValue() != 0);
    }

    private static RuntimeException refused(String message) {
        return Refusal.of(67, "CannotCreateIndex", message);
    }
}
