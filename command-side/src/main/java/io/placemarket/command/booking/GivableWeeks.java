package io.placemarket.command.booking;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.WeeksRefusal.EveryWeekBegun;
import io.placemarket.kernel.refusal.WeeksRefusal.SomeWeeksBegun;
import java.util.Optional;

/** Weeks that have begun never become free (domain guide, "Allocation"): only those to come can be given up or handed on. */
final class GivableWeeks {
    private GivableWeeks() {}

    /**
     * What can be given up of an allocation.
     *
     * @param asked all that have not begun where absent
     */
    static WeekSet of(WeekSet weeks, WeekSet notBegun, Optional<WeekSet> asked) {
        if (notBegun.isEmpty()) {
            throw new EveryWeekBegun(weeks).thrown();
        }
        WeekSet given = asked.orElse(notBegun);
        if (given.isEmpty()) {
            throw Problem.missing("weeks", "at least one of its weeks to come, " + notBegun)
                    .refused();
        }
        if (!weeks.containsAll(given)) {
            throw Problem.invalid("weeks", given.toString(), "weeks of the allocation to come: " + notBegun)
                    .refused();
        }
        if (!notBegun.containsAll(given)) {
            throw new SomeWeeksBegun(given.minus(notBegun), notBegun).thrown();
        }
        return given;
    }
}
