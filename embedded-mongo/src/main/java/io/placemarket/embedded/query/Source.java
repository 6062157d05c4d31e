package io.placemarket.embedded.query;

import io.placemarket.embedded.store.CollectionView;

/** Where documents come from, before they are sorted and counted. */
interface Source extends Answer {
    /** What a plan points at. */
    static Source of(CollectionView collection, Plan plan, Filter filter, TimeLimit time) {
        return plan.alternatives().isEmpty()
                ? new Scan(collection, plan, filter, time)
                : new Union(plan.alternatives().stream()
                        .map(part -> of(collection, part, filter, time))
                        .toList());
    }

    /** How many entries were looked at. */
    long examined();

    /** How many documents were looked at. */
    long fetched();
}
