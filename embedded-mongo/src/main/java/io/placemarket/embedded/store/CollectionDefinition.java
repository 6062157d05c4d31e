package io.placemarket.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.bson.RawBson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a collection is: the tree that holds its documents by {@code _id}, and its further indexes. */
public record CollectionDefinition(UUID id, int tree, List<IndexDefinition> indexes) {
    Document toDocument() {
        return new Document("id", id)
                .append("tree", tree)
                .append(
                        "indexes",
                        indexes.stream().map(IndexDefinition::toDocument).toList());
    }

    static CollectionDefinition fromDocument(Document stored) {
        List<IndexDefinition> indexes = new ArrayList<>();
        for (Object index : RawBson.required(stored, "indexes", List.class)) {
            indexes.add(IndexDefinition.fromDocument((Document) index));
        }
        return new CollectionDefinition(
                RawBson.required(stored, "id", UUID.class),
                RawBson.required(stored, "tree", Integer.class),
                List.copyOf(indexes));
    }

    /** The index of the given name, {@code _id_} excepted. */
    public Optional<IndexDefinition> index(String name) {
        return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
    }

    CollectionDefinition with(IndexDefinition added) {
        List<IndexDefinition> all = new ArrayList<>(indexes);
        all.add(added);
        return new CollectionDefinition(id, tree, List.copyOf(all));
    }

    CollectionDefinition withTree(int other) {
        return new CollectionDefinition(id, other, indexes);
    }

    CollectionDefinition with(IndexDefinition changed, int place) {
        List<IndexDefinition> all = new ArrayList<>(indexes);
        all.set(place, changed);
        return new CollectionDefinition(id, tree, List.copyOf(all));
    }

    CollectionDefinition without(String indexName) {
        return new CollectionDefinition(
                id,
                tree,
                indexes.stream()
                        .filter(index -> !index.name().equals(indexName))
                        .toList());
    }
}
