package io.placemarket.query.unmet;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.util.Set;

/**
 * Which unmet demand; of professions and boards, nothing means all.
 *
 * @param weeks a run of at most a year
 */
public record UnmetQuery(WeekSet weeks, Set<ProfessionCode> professions, Set<String> icbs) {
    private static final int USUAL = 26;

    /** From this week on, where no first week is named, for half a year, where no last is. */
    public static UnmetQuery of(Filters filters, Today today) {
        Week first = filters.week("firstWeek").orElse(today.week());
        Week last = filters.week("lastWeek").orElse(first.plus(USUAL - 1));
        if (last.isBefore(first) || last.number() - first.number() >= 53) {
            throw Problem.invalid("lastWeek", last.toString(), "a week from " + first + " on, within a year of it")
                    .refused();
        }
        UnmetQuery query =
                new UnmetQuery(WeekSet.range(first, last), filters.professions("profession"), filters.icbs("icb"));
        filters.nothingElse();
        return query;
    }

    boolean wants(ProfessionCode profession) {
        return professions.isEmpty() || professions.contains(profession);
    }

    boolean wantsIcb(String icb) {
        return icbs.isEmpty() || icbs.contains(icb);
    }
}
