package io.placemarket.embedded.query;

import io.placemarket.embedded.store.IndexDefinition;
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
 * @param alternatives plans for the parts of an {@code $or}, which together find all; then the rest says only how they are put together
 */
record Plan(
        Optional<IndexDefinition> index,
        List<Interval> intervals,
        boolean descending,
        boolean sorted,
        boolean exact,
        boolean repeats,
        boolean byId,
        List<Plan> alternatives) {
    /** What each of several plans finds, once. */
    static Plan anyOf(List<Plan> alternatives, boolean sorted) {
        return new Plan(Optional.empty(), List.of(), false, sorted, false, true, false, alternatives);
    }

    /** Whether documents are found without going through all of them. */
    boolean usesIndexes() {
        return indexName().isPresent() || !alternatives.isEmpty();
    }

    /** The same, where what is found must be looked at. */
    Plan inexact() {
        return new Plan(index, intervals, descending, sorted, false, repeats, byId, alternatives);
    }

    /** The name of the index used, if one is. */
    Optional<String> indexName() {
        return index.map(IndexDefinition::name)
                .or(() -> byId ? Optional.of(IndexDefinition.ID_INDEX) : Optional.empty());
    }
}
