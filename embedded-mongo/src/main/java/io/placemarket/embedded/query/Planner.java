package io.placemarket.embedded.query;

import io.placemarket.embedded.store.CollectionView;
import io.placemarket.embedded.store.CollectionView.IndexView;
import io.placemarket.embedded.store.IndexDefinition;
import io.placemarket.embedded.store.IndexField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the index by which a filter is answered: the one whose leading fields the filter says most about. */
final class Planner {
    private static final List<IndexField> ID = List.of(new IndexField("_id", true));

    private static final int ORDER_WORTH = 3;

    private final CollectionView collection;
    private final Filter filter;
    private final SortOrder sort;

    Planner(CollectionView collection, Filter filter, SortOrder sort) {
        this.collection = collection;
        this.filter = filter;
        this.sort = sort;
    }

    Plan plan(Hint hint) {
        return switch (hint) {
            case Hint.Free ignored -> best();
            case Hint.Scan ignored -> scan();
            case Hint.ById ignored -> byId(IndexBounds.of(ID, false, filter));
            case Hint.ByIndex named -> {
                IndexDefinition index = named.find(collection);
                yield byIndex(index, bounds(index));
            }
        };
    }

    /** A plan, and how much is gained by it. */
    private record Candidate(Plan plan, int score) {}

    private Plan best() {
        Candidate best = bestIndex();
        // an order alone is worth less than parts that are each looked up
        if (best.score() <= ORDER_WORTH) {
            return anyOf().orElse(best.plan());
        }
        return best.plan();
    }

    private Candidate bestIndex() {
        List<Candidate> candidates = new ArrayList<>();
        IndexBounds onId = IndexBounds.of(ID, false, filter);
        Plan id = byId(onId);
        candidates.add(new Candidate(id, onId.selectivity() * 2 + (id.sorted() && !sort.isNone() ? ORDER_WORTH : 0)));
        for (IndexView view : collection.indexes()) {
            IndexDefinition index = view.definition();
            IndexBounds bounds = bounds(index);
            if (index.sparse() && !bounds.excludesMissing()) {
                continue;
            }
            Plan plan = byIndex(index, bounds);
            int score = bounds.selectivity() * 2 + (plan.sorted() && !sort.isNone() ? ORDER_WORTH : 0);
            if (index.unique() && bounds.allFieldsAreFixed(index.fields())) {
                score += 10;
            }
            candidates.add(new Candidate(plan, score));
        }
        return candidates.stream()
                .max(Comparator.comparingInt(Candidate::score))
                .filter(candidate -> candidate.score() > 0)
                .orElse(new Candidate(scan(), 0));
    }

    /** The parts of an {@code $or}, if an index helps with each of them. */
    private Optional<Plan> anyOf() {
        List<Plan> plans = new ArrayList<>();
        for (Filter part : filter.alternatives()) {
            Plan plan = new Planner(collection, part, SortOrder.NONE).plan(new Hint.Free());
            if (!plan.usesIndexes()) {
                return Optional.empty();
            }
            plans.add(plan.inexact());
        }
        return plans.isEmpty() ? Optional.empty() : Optional.of(Plan.anyOf(plans, sort.isNone()));
    }

    private IndexBounds bounds(IndexDefinition index) {
        return IndexBounds.of(index.fields(), index.multikey(), filter);
    }

    private Plan scan() {
        boolean sorted = sort.isNone();
        return new Plan(
                Optional.empty(),
                List.of(Interval.ALL),
                false,
                sorted,
                filter.query().isEmpty(),
                false,
                false,
                List.of());
    }

    private Plan byId(IndexBounds bounds) {
        boolean one = bounds.allFieldsAreFixed(ID);
        Optional<Boolean> descending = one ? Optional.of(false) : direction(ID, bounds.fixed(), false);
        return new Plan(
                Optional.empty(),
                bounds.intervals(),
                descending.orElse(false),
                descending.isPresent(),
                bounds.exact(),
                false,
                true,
                List.of());
    }

    private Plan byIndex(IndexDefinition definition, IndexBounds bounds) {
        List<IndexField> order = new ArrayList<>(definition.fields());
        boolean point = bounds.allFieldsAreFixed(definition.fields());
        if (!definition.unique()) {
            order.add(new IndexField("_id", true));
        }
        boolean one = point && definition.unique();
        Optional<Boolean> descending = one
                ? Optional.of(false)
                : direction(order, bounds.fixed(), definition.multikey() && !(point && sortsByOthers(definition)));
        boolean repeats = definition.multikey() && !point;
        return new Plan(
                Optional.of(definition),
                bounds.intervals(),
                descending.orElse(false),
                descending.isPresent(),
                bounds.exact(),
                repeats,
                false,
                List.of());
    }

    /** An array that has a value is not sorted by it, but by its least or greatest element. */
    private boolean sortsByOthers(IndexDefinition index) {
        return sort.fields().stream()
                .noneMatch(field -> index.fields().stream()
                        .anyMatch(indexed -> indexed.path().equals(field.path())));
    }

    /** Which way to go through an index to get the order asked for; empty if neither way gives it. */
    private Optional<Boolean> direction(List<IndexField> order, int fixed, boolean unordered) {
        if (sort.isNone()) {
            return Optional.of(false);
        }
        if (unordered) {
            return Optional.empty();
        }
        List<String> fixedPaths =
                order.subList(0, fixed).stream().map(IndexField::path).toList();
        List<IndexField> wanted = sort.fields().stream()
                .filter(field -> !fixedPaths.contains(field.path()))
                .toList();
        List<IndexField> offered = order.subList(fixed, order.size());
        if (wanted.isEmpty()) {
            return Optional.of(false);
        }
        boolean reversed = !offered.isEmpty()
                && offered.getFirst().ascending() != wanted.getFirst().ascending();
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= offered.size()) {
                return Optional.empty();
            }
            IndexField have = offered.get(i);
            IndexField want = wanted.get(i);
            if (!have.path().equals(want.path()) || (have.ascending() == want.ascending()) == reversed) {
                return Optional.empty();
            }
            if (want.path().equals("_id")) {
                break;
            }
        }
        return Optional.of(reversed);
    }
}
