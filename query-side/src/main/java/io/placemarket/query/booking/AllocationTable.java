package io.placemarket.query.booking;

import io.placemarket.query.export.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Allocations as a table for other systems. */
final class AllocationTable {
    static final Table<AllocationRow> TABLE = new Table<>(
            "allocations",
            List.of(
                    "allocation",
                    "state",
                    "student",
                    "reference",
                    "university",
                    "programme",
                    "profession",
                    "provider",
                    "area",
                    "offer",
                    "first_day",
                    "weeks",
                    "confirm_by",
                    "reason",
                    "note",
                    "forgotten"),
            AllocationTable::row);

    private AllocationTable() {}

    private static List<@Nullable Object> row(AllocationRow row) {
        return Arrays.asList(
                row.allocation().value(),
                row.state().name(),
                row.student().value(),
                row.reference().orElse(null),
                row.universityName(),
                row.programme(),
                row.profession().value(),
                row.providerName(),
                row.areaName(),
                row.offer().value(),
                row.firstDay().toString(),
                String.join(" ", row.weeks().runs()),
                row.confirmBy().map(Object::toString).orElse(null),
                row.reason().map(reason -> reason.code().name()).orElse(null),
                row.reason().map(reason -> reason.note()).orElse(null),
                row.forgotten() ? "yes" : null);
    }
}
