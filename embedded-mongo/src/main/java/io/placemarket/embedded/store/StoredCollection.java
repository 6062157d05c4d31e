package io.placemarket.embedded.store;

import java.util.ArrayList;
import java.util.List;

/** A collection's live trees, and its latest published view. Changed under the store's write lock only. */
public final class StoredCollection {
    private final Namespace namespace;
    private final Tree documents;
    private final List<StoredIndex> indexes = new ArrayList<>();
    private CollectionDefinition definition;
    private volatile CollectionView view;

    StoredCollection(Namespace namespace, CollectionDefinition definition, Tree documents, List<StoredIndex> indexes) {
        this.namespace = namespace;
        this.definition = definition;
        this.documents = documents;
        this.indexes.addAll(indexes);
        this.view = currentView();
    }

    /** What readers see: the state after the last finished unit of work. */
    public CollectionView view() {
        return view;
    }

    /** Its full name. */
    public Namespace namespace() {
        return namespace;
    }

    void publish() {
        view = currentView();
    }

    CollectionView currentView() {
        return new CollectionView(
                namespace,
                definition,
                documents.view(),
                indexes.stream()
                        .map(index -> new CollectionView.IndexView(
                                index.definition(), index.entries().view()))
                        .toList());
    }

    /** What it is, as the current unit of work has made it. Under the store's write lock only. */
    public CollectionDefinition definition() {
        return definition;
    }

    Tree documents() {
        return documents;
    }

    List<StoredIndex> indexes() {
        return indexes;
    }

    /** Takes a new definition, with the trees of its indexes. */
    void redefine(CollectionDefinition changed, List<StoredIndex> changedIndexes) {
        definition = changed;
        indexes.clear();
        indexes.addAll(changedIndexes);
    }

    /** An index with its live tree. */
    record StoredIndex(IndexDefinition definition, Tree entries) {}
}
