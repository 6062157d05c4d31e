package io.placemarket.query.measure;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.past.Moment;
import io.placemarket.query.reading.Filters;
import io.placemarket.query.reading.Today;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Which measures; of each filter, nothing means all.
 *
 * @param firstWeek nothing means eight weeks ago
 * @param lastWeek nothing means nineteen weeks after the first
 * @param baseline the first week of the as many weeks compared with; nothing means 52 weeks before the first
 * @param levels what is for any level is counted with each
 */
public record MeasuresQuery(
        Optional<Week> firstWeek,
        Optional<Week> lastWeek,
        Optional<Week> baseline,
        Set<ProfessionCode> professions,
        Set<String> icbs,
        Set<Sector> sectors,
        Set<Mode> modes,
        Set<SupervisionModel> supervisions,
        Set<LearnerLevel> levels,
        Optional<Moment> asOf) {
    static final int MOST_WEEKS = 104;
    private static final int WEEKS_BACK = 8;
    private static final int USUAL_WEEKS = 20;
    private static final int A_YEAR = 52;

    public static MeasuresQuery of(Filters filters) {
        MeasuresQuery query = new MeasuresQuery(
                filters.week("firstWeek"),
                filters.week("lastWeek"),
                filters.week("baseline"),
                filters.professions("profession"),
                filters.icbs("icb"),
                filters.anyOf("sector", Sector.class),
                filters.anyOf("mode", Mode.class),
                filters.supervisions("supervision"),
                filters.anyOf("level", LearnerLevel.class),
                Moment.of(filters, Moment.AS_OF));
        filters.nothingElse();
        return query;
    }

    /** Whether it narrows by what an area's counts by profession know nothing of. */
    boolean narrowsOffers() {
        return narrowsPlaces() || !levels.isEmpty();
    }

    /** Whether it narrows by how or in which sector places are offered, which cohorts know nothing of. */
    boolean narrowsPlaces() {
        return !(sectors.isEmpty() && modes.isEmpty() && supervisions.isEmpty());
    }

    /**
     * Its weeks.
     *
     * @param months the whole months they are widened to, for what is planned by month
     */
    record Period(Week first, Week last, Week baseline, Months months) {
        static Period of(Week first, Week last, Week baseline) {
            return new Period(first, last, baseline, Months.of(first, last));
        }

        /** As many weeks from the baseline on, and as many months: a year before, the same ones. */
        Period before() {
            Months then = baseline.equals(first.plus(-A_YEAR))
                    ? months.from(months.first().minusYears(1))
                    : months.from(YearMonth.from(baseline.monday()));
            return new Period(baseline, baseline.plus(weeks() - 1), baseline, then);
        }

        int weeks() {
            return last.number() - first.number() + 1;
        }
    }

    /** Whole months, from the first to the last. */
    record Months(YearMonth first, YearMonth last) {
        private static Months of(Week first, Week last) {
            return new Months(YearMonth.from(first.monday()), YearMonth.from(last.sunday()));
        }

        private Months from(YearMonth month) {
            return new Months(month, month.plusMonths(first.until(last, ChronoUnit.MONTHS)));
        }

        boolean holds(YearMonth month) {
            return !month.isBefore(first) && !month.isAfter(last);
        }
    }

    /**
     * The weeks on that day.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value where the last is before the first, or they are too many
     */
    Period period(Today today) {
        Week first = firstWeek.orElseGet(() -> lastWeek.map(last -> last.plus(1 - USUAL_WEEKS))
                .orElse(today.week().plus(-WEEKS_BACK)));
        Week last = lastWeek.orElse(first.plus(USUAL_WEEKS - 1));
        int weeks = last.number() - first.number() + 1;
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw Problem.invalid(
                            "lastWeek",
                            last.toString(),
                            "a week not before %s and less than %d weeks later".formatted(first, MOST_WEEKS))
                    .refused();
        }
        return Period.of(first, last, baseline.orElse(first.plus(-A_YEAR)));
    }
}
