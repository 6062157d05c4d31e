package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an index is. {@code multikey} says that a document with an array in one of its fields was ever stored: such a document has an
 * entry for each element.
 */
public record IndexDefinition(
        String name, List<IndexField> fields, boolean unique, boolean sparse, boolean multikey, int tree) {
    /** The name of the index that every collection has. */
    public static final String ID_INDEX = "_id_";

    IndexDefinition withTree(int other) {
        return new IndexDefinition(name, fields, unique, sparse, multikey, other);
    }

    IndexDefinition asMultikey() {
        return new IndexDefinition(name, fields, unique, sparse, true, tree);
    }

    /** The top-level fields needed to compute its keys. */
    public Set<String> roots() {
        return fields.stream().map(IndexField::root).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The key as users write it: {@code {place: 1, at: -1}}. */
    public Document keyPattern() {
        Document pattern = new Document();
        fields.forEach(field -> pattern.put(field.path(), field.ascending() ? 1 : -1));
        return pattern;
    }

    /** Whether both order the same fields in the same way with the same options. */
    public boolean sameAs(IndexDefinition other) {
        return fields.equals(other.fields) && unique == other.unique && sparse == other.sparse;
    }

    Document toDocument() {
        return new Document("name", name)
                .append("key", keyPattern())
                .append("unique", unique)
                .append("sparse", sparse)
                .append("multikey", multikey)
                .append("tree", tree);
    }

    static IndexDefinition fromDocument(Document stored) {
        return new IndexDefinition(
                RawBson.required(stored, "name", String.class),
                fields(RawBson.required(stored, "key", Document.class)),
                RawBson.required(stored, "unique", Boolean.class),
                RawBson.required(stored, "sparse", Boolean.class),
                RawBson.required(stored, "multikey", Boolean.class),
                RawBson.required(stored, "tree", Integer.class));
    }

    /** The fields of a key pattern whose directions are numbers. */
    public static List<IndexField> fields(Document pattern) {
        List<IndexField> fields = new ArrayList<>();
        for (Map.Entry<String, Object> entry : pattern.entrySet()) {
            fields.add(new IndexField(entry.getKey(), ((Number) entry.getValue()).doubleValue() > 0));
        }
        return List.copyOf(fields);
    }
}
