package io.placemarket.query.cohort;

import io.placemarket.query.export.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cohorts as a table for other systems. */
final class CohortTable {
    static final Table<CohortRow> TABLE = new Table<>(
            "cohorts",
            List.of(
                    "cohort",
                    "programme",
                    "profession",
                    "level",
                    "route",
                    "attendance",
                    "intake",
                    "weeks",
                    "size",
                    "enrolled",
                    "placed",
                    "of",
                    "partly_placed",
                    "student_weeks_needed",
                    "student_weeks_booked",
                    "student_weeks_still_to_place"),
            CohortTable::row);

    private CohortTable() {}

    private static List<@Nullable Object> row(CohortRow row) {
        return Arrays.asList(
                row.cohort().value(),
                row.programme(),
                row.profession().value(),
                row.level().name(),
                row.route().name(),
                row.attendance().name(),
                row.intake().toString(),
                String.join(" ", row.weeks().runs()),
                row.size(),
                row.enrolled(),
                row.placed(),
                row.of(),
                row.partlyPlaced(),
                row.studentWeeksNeeded(),
                row.studentWeeksBooked(),
                row.studentWeeksStillToPlace());
    }
}
