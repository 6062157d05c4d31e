package io.placemarket.query.area;

import io.placemarket.query.export.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Placement areas as a table for other systems. */
final class AreaTable {
    static final Table<AreaRow> TABLE = new Table<>(
            "placement-areas",
            List.of(
                    "area",
                    "name",
                    "provider",
                    "provider_name",
                    "town",
                    "icb",
                    "sector",
                    "setting",
                    "maximum",
                    "professions",
                    "audited_from",
                    "audited_to",
                    "open_offers"),
            AreaTable::row);

    private AreaTable() {}

    private static List<@Nullable Object> row(AreaRow row) {
        return Arrays.asList(
                row.area().value(),
                row.name(),
                row.provider().value(),
                row.providerName(),
                row.town().orElse(null),
                row.icb().orElse(null),
                row.sector().name(),
                row.setting().name(),
                row.maximum(),
                row.professions().entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(" ")),
                row.auditedFrom().toString(),
                row.auditedTo().toString(),
                row.openOffers());
    }
}
