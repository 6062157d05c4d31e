package io.placemarket.command.area;

import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.kernel.area.Audits;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.AuditRefusal.WeeksNotAudited;

/** "Safe now" is a lower number than the audit's for some weeks of it, from this week on. */
final class SafeCapacityRules {
    private SafeCapacityRules() {}

    static void check(LowerSafeCapacity command, Audits audits, Week thisWeek) {
        AreaWeeks.check(command.weeks(), thisWeek);
        WeekSet outside = WeekSet.of(
                command.weeks().stream().filter(week -> !audits.covers(week)).toList());
        if (!outside.isEmpty()) {
            throw new WeeksNotAudited(outside, command.weeks().minus(outside)).thrown();
        }
        int most = command.weeks().stream().mapToInt(audits::maximum).max().orElse(0);
        if (command.places() < 0 || command.places() > most) {
            throw Problem.invalid(
                            "places",
                            String.valueOf(command.places()),
                            "a whole number from 0 to the audited maximum, " + most)
                    .refused();
        }
    }
}
