package io.placemarket.query.plan;

import java.util.List;

/**
 * The plans of an academic year.
 *
 * @param year in which it begins
 */
public record Plans(int year, List<PlanRow> plans, long position) {
    public Plans {
        plans = List.copyOf(plans);
    }
}
