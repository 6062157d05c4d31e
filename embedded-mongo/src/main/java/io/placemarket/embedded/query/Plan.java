package io.placemarket.embedded.query;

import io.placemarket.embedded.store.CollectionView.IndexView;
import java.util.List;
import java.util.Optional;

/**
 * How documents are found.
 *
 * @param index the index to go through; empty for the documents themselves, which are in the order of {@code _id}
 * @param intervals where to look, in the order of the index
 * @param descending whether to go through them backwards
 * @param sorted whether the documents come in the order that was asked for
 * @param exact whether everything found matches
 * @param repeats whether a document may be found more than once
 * @param byId whether a condition or an order on {@code _id} is used (else the documents are scanned)
 */
record Plan(
        Optional<IndexView> index,
        List<Interval> intervals,
        boolean descending,
        boolean sorted,
        boolean exact,
        boolean repeats,
        boolean byId) {

    /** The same through a later state of the index. */
    Plan through(IndexView later) {
        return new Plan(
                Optional.of(later),
                intervals,
                descending,
                sorted,
                exact,
                repeats || later.definition().multikey(),
                byId);
    }

    /** The name of the index used, if one is. */
    Optional<String> indexName() {
        return index.map(view -> view.definition().name())
                .or(() ->
                        byId ? Optional.of(io.placemarket.embedded.store.IndexDefinition.ID_INDEX) : Optional.empty());
    }
}
