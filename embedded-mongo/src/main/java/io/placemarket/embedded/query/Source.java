package io.placemarket.embedded.query;

import io.placemarket.embedded.store.CollectionView;
import java.util.ArrayList;
import java.util.List;

/** Where documents come from, before they are sorted and counted. */
interface Source extends Answer {
    /** What a plan points at. */
    static Source of(CollectionView collection, Plan plan, Filter filter, TimeLimit time) {
        if (plan.alternatives().isEmpty()) {
            return new Scan(collection, plan, filter, time);
        }
        List<Filter> filters = filter.alternatives();
        List<Source> parts = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            parts.add(of(collection, plan.alternatives().get(i), filters.get(i), time));
        }
        return new Union(parts, filters);
    }

    /** How many entries were looked at. */
    long examined();

    /** How many documents were looked at. */
    long fetched();
}
