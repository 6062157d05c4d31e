package io.placemarket.embedded.store;

import java.util.List;

/** A collection as it was between two units of work: documents and indexes agree. */
public record CollectionView(
        Namespace namespace, CollectionDefinition definition, TreeView documents, List<IndexView> indexes) {
    /** An index beside {@code _id}. */
    public record IndexView(IndexDefinition definition, TreeView entries) {}
}
