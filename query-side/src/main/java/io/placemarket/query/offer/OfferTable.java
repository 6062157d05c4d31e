package io.placemarket.query.offer;

import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.query.export.Table;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers as a table for other systems, with all their terms, in the columns in which they are imported. */
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
                    "confirm_within_working_days",
                    "release_at",
                    "tie_break",
                    "weekdays",
                    "weeks",
                    "least_weeks",
                    "most_weeks",
                    "arrangement",
                    "group_size",
                    "only_for",
                    "agreement_required",
                    "requirements",
                    "reserved"),
            OfferTable::row);

    private OfferTable() {}

    /** Several in one cell; nothing where there are none. */
    private static @Nullable String spaced(Stream<?> some) {
        String text = some.map(String::valueOf).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static List<@Nullable Object> row(OfferRow row) {
        OfferParticulars particulars = row.particulars().orElse(OfferParticulars.NONE);
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
                row.supervision().code(),
                number(row.hoursPerWeek()),
                row.confirmWithinWorkingDays(),
                row.release().map(release -> release.at().toString()).orElse(null),
                row.release().map(release -> release.tieBreak().name()).orElse(null),
                particulars.weekdays().map(days -> spaced(days.stream())).orElse(null),
                particulars.weeks().map(weeks -> spaced(weeks.runs().stream())).orElse(null),
                number(particulars.leastWeeks()),
                number(particulars.mostWeeks()),
                particulars.arrangement().map(Arrangement::name).orElse(null),
                number(particulars.groupSize()),
                spaced(particulars.onlyFor().stream()),
                particulars.agreementRequired(),
                particulars.requirements().map(some -> spaced(some.stream())).orElse(null),
                spaced(particulars.shares().stream()
                        .map(share -> share.university() + "=" + share.places() + "/" + share.until())));
    }
}
