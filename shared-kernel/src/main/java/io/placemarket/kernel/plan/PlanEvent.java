package io.placemarket.kernel.plan;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.PlanId;
import java.util.List;

/** What is planned (domain guide, "Plan"). */
public sealed interface PlanEvent extends DomainEvent {
    PlanId plan();

    /**
     * So many students are to start with an education provider in an academic year. It replaces what was planned before as a whole.
     *
     * @param year in which the academic year begins, on 1 August
     */
    @EventName("PlanSet")
    record PlanSet(PlanId plan, OrganisationId university, int year, List<PlannedStarts> lines) implements PlanEvent {
        public PlanSet {
            lines = List.copyOf(lines);
        }

        /** All that are planned. */
        public int total() {
            return lines.stream().mapToInt(PlannedStarts::number).sum();
        }
    }
}
