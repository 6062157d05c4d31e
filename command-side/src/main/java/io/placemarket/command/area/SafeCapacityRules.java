package io.placemarket.command.area;

import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;

/** "Safe now" is a lower number than the audit's for some weeks of it, from this week on. */
final class SafeCapacityRules {
    private SafeCapacityRules() {}

    static void check(LowerSafeCapacity command, Audit audit, Week thisWeek) {
        AreaWeeks.check(command.weeks(), thisWeek);
        if (command.places() < 0 || command.places() > audit.maximum()) {
            throw Problem.invalid(
                            "places",
                            String.valueOf(command.places()),
                            "a whole number from 0 to the audited maximum, " + audit.maximum())
                    .refused();
        }
        if (!audit.weeks().containsAll(command.weeks())) {
            throw Problem.of(
                            ProblemCode.OUTSIDE_AUDIT,
                            "The audit holds from " + audit.from() + " to " + audit.to() + ".")
                    .with("weeks", command.weeks().minus(audit.weeks()).runs())
                    .refused();
        }
    }
}
