package io.placemarket.command.gateway;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Weeks as a request names them: as a list of ISO weeks and runs, or by a first and a last day. */
public final class RequestedWeeks {
    private static final String ACCEPTED = "weeks such as 2026-W47 or 2026-W47/2026-W50, or firstDay and lastDay";

    private RequestedWeeks() {}

    /** Weeks that must be named. */
    public static WeekSet required(@Nullable WeekSet weeks, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
        return required("weeks", weeks, firstDay, lastDay);
    }

    /** The same in a field of another name. */
    public static WeekSet required(
            String field, @Nullable WeekSet weeks, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
        return optional(weeks, firstDay, lastDay)
                .orElseThrow(() -> Problem.missing(field, ACCEPTED).refused());
    }

    /** Weeks that may be left out. */
    public static Optional<WeekSet> optional(
            @Nullable WeekSet weeks, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
        if (weeks != null) {
            if (firstDay != null || lastDay != null) {
                throw Problem.invalid("weeks", weeks.toString(), "either weeks, or firstDay and lastDay")
                        .refused();
            }
            return Optional.of(weeks);
        }
        if (firstDay == null && lastDay == null) {
            return Optional.empty();
        }
        LocalDate first = Fields.day("firstDay", firstDay);
        LocalDate last = Fields.day("lastDay", lastDay);
        Fields.inOrder("firstDay", first, "lastDay", last);
        if (ChronoUnit.WEEKS.between(first, last) >= WeekSet.MOST) {
            throw Problem.invalid("lastDay", last.toString(), "a day within " + WeekSet.MOST + " weeks of " + first)
                    .refused();
        }
        return Optional.of(WeekSet.covering(first, last));
    }
}
