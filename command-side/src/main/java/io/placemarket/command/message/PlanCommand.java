package io.placemarket.command.message;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.plan.PlannedStarts;
import java.util.List;

/** What can be asked about plans. */
public sealed interface PlanCommand extends Command {
    /**
     * Plans an academic year of every education provider that is named; of each it replaces what was planned before. All lines or none.
     *
     * @param year in which the academic year begins
     */
    record SetPlans(int year, List<Row> rows) implements PlanCommand {
        public SetPlans {
            rows = List.copyOf(rows);
        }

        /** What one line of a table says. */
        public record Row(long line, OrganisationId university, PlannedStarts starts) {}
    }
}
