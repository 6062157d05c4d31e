package io.placemarket.command.area;

import io.placemarket.edge.json.Fields;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An educational audit as a request gives it. */
final class RequestedAudit {
    /** An audit is usually valid for two years. */
    private static final int USUAL_MONTHS = 24;

    private RequestedAudit() {}

    static Audit of(
            @Nullable Integer maximum,
            @Nullable Map<String, Integer> professions,
            @Nullable LocalDate auditedFrom,
            @Nullable LocalDate auditedTo,
            LocalDate today) {
        int most = maximum(maximum);
        LocalDate from = Optional.ofNullable(auditedFrom).orElse(today);
        LocalDate to = Optional.ofNullable(auditedTo)
                .orElseGet(() -> from.plusMonths(USUAL_MONTHS).minusDays(1));
        return new Audit(most, professions(professions, most), from, to);
    }

    static int maximum(@Nullable Integer maximum) {
        return Fields.whole("maximum", maximum, 1, Audit.MOST);
    }

    static SortedMap<ProfessionCode, Integer> professions(@Nullable Map<String, Integer> professions, int most) {
        SortedMap<ProfessionCode, Integer> byCode = new TreeMap<>();
        Optional.ofNullable(professions)
                .ifPresent(named -> named.forEach((code, places) -> byCode.put(
                        Fields.id("professions", code, ProfessionCode::new, "a profession's code"),
                        Fields.whole("professions." + code, places, 1, most))));
        return byCode;
    }
}
