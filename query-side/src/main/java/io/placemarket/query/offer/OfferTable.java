package io.placemarket.query.offer;

import io.placemarket.query.export.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers as a table for other systems. */
final class OfferTable {
    static final Table<OfferRow> TABLE = new Table<>(
            "offers",
            List.of(
                    "offer",
                    "state",
                    "area",
                    "area_name",
                    "provider",
                    "provider_name",
                    "town",
                    "icb",
                    "sector",
                    "profession",
                    "level",
                    "first_day",
                    "last_day",
                    "places",
                    "free_throughout",
                    "mode",
                    "supervision",
                    "hours_per_week",
                    "confirm_within_working_days"),
            OfferTable::row);

    private OfferTable() {}

    private static List<@Nullable Object> row(OfferRow row) {
        return Arrays.asList(
                row.offer().value(),
                row.state().name(),
                row.area().value(),
                row.areaName(),
                row.provider().value(),
                row.providerName(),
                row.town().orElse(null),
                row.icb().orElse(null),
                row.sector().name(),
                row.profession().value(),
                row.level().name(),
                row.firstDay().toString(),
                row.lastDay().toString(),
                row.places(),
                row.freeWhole(),
                row.mode().name(),
                row.supervision().name(),
                row.hoursPerWeek().isPresent() ? row.hoursPerWeek().getAsInt() : null,
                row.confirmWithinWorkingDays());
    }
}
