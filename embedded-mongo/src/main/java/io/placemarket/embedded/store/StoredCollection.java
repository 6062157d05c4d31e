package io.placemarket.embedded.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A collection's live trees, and its latest published view. Changed under the store's write lock only. */
public final class StoredCollection {
    private final Namespace namespace;
    private final Tree documents;
    private final List<StoredIndex> indexes = new ArrayList<>();
    private CollectionDefinition definition;
    private volatile CollectionView view;
    private @Nullable GrowingIndex growing;

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

    /** The index that is being built beside writers, if one is. */
    Optional<GrowingIndex> growing() {
        return Optional.ofNullable(growing);
    }

    /** From now on writers keep that index in step, or none. */
    void grow(@Nullable GrowingIndex index) {
        growing = index;
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
