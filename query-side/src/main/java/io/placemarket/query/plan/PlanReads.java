package io.placemarket.query.plan;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Today;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.OptionalInt;

/** Finds plans: an education provider's own; all for a region and an operator. */
public final class PlanReads {
    private final Market market;

    public PlanReads(Market market) {
        this.market = market;
    }

    /**
     * By the names of the education providers.
     *
     * @param year today's academic year where absent
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for a provider
     */
    public Plans of(OptionalInt year, Today today, Actor actor) {
        if (actor.role() == Role.PROVIDER) {
            throw Problem.of(
                            ProblemCode.NOT_ALLOWED,
                            "Plans are seen by the education provider whose they are, and by the region.")
                    .refused();
        }
        int asked = year.orElse(PlannedStarts.academicYear(YearMonth.from(today.day())));
        return new Plans(
                asked,
                market.plans()
                        .all()
                        .filter(versions -> versions.getLast().plan().year() == asked
                                && sees(actor, versions.getLast().plan().university()))
                        .map(versions -> PlanRow.of(versions, market))
                        .sorted(Comparator.comparing(PlanRow::name)
                                .thenComparing(row -> row.educationProvider().value()))
                        .toList(),
                market.position());
    }

    private static boolean sees(Actor actor, OrganisationId university) {
        return actor.role() != Role.UNIVERSITY || actor.actsFor(university);
    }
}
