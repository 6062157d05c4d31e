package io.placemarket.query.plan;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.PlansView;
import java.time.Instant;
import java.util.List;

/**
 * What an education provider plans for an academic year.
 *
 * @param year in which the academic year begins
 * @param setAt since when
 * @param total planned starts
 * @param former what was planned before, the latest first, at most {@value #MOST_FORMER}
 * @param formerCount how often another plan was set before
 */
public record PlanRow(
        OrganisationId educationProvider,
        String name,
        int year,
        Instant setAt,
        long position,
        int total,
        List<PlannedStarts> lines,
        List<Former> former,
        int formerCount) {
    static final int MOST_FORMER = 20;

    public PlanRow {
        lines = List.copyOf(lines);
        former = List.copyOf(former);
    }

    /** What was planned before. */
    public record Former(Instant setAt, long position, int total, List<PlannedStarts> lines) {
        public Former {
            lines = List.copyOf(lines);
        }

        private static Former of(PlansView.Version version) {
            return new Former(
                    version.at(),
                    version.position(),
                    version.plan().total(),
                    version.plan().lines());
        }
    }

    static PlanRow of(List<PlansView.Version> versions, Market market) {
        PlansView.Version now = versions.getLast();
        PlanSet plan = now.plan();
        return new PlanRow(
                plan.university(),
                market.organisations().name(plan.university()),
                plan.year(),
                now.at(),
                now.position(),
                plan.total(),
                plan.lines(),
                versions.subList(0, versions.size() - 1).reversed().stream()
                        .limit(MOST_FORMER)
                        .map(Former::of)
                        .toList(),
                versions.size() - 1);
    }
}
