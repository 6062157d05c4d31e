package io.placemarket.query.market;

import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import java.util.LinkedHashSet;
import java.util.Set;

/** The areas and cohorts whose numbers a unit of work may have changed. */
public record Touched(Set<AreaId> areas, Set<CohortId> cohorts) {
    Touched() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
}
