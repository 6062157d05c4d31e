package io.placemarket.command.model;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What areas' audits say, day by day, as somebody would write it into a diary. */
final class PaperAudits {
    private final Map<AreaId, Map<LocalDate, Audit>> diaries = new HashMap<>();

    void on(DomainEvent event) {
        switch (event) {
            case PlacementAreaRegistered it -> write(it.area(), it.audit());
            case AuditRenewed it -> {
                diary(it.area())
                        .keySet()
                        .removeIf(day -> !day.isBefore(it.audit().from()));
                write(it.area(), it.audit());
            }
            case AuditChanged it -> write(it.area(), it.audit());
            case AuditEnded it -> diary(it.area()).keySet().removeIf(day -> day.isAfter(it.lastDay()));
            default -> {
                // nothing else says what an audit allows
            }
        }
    }

    private Map<LocalDate, Audit> diary(AreaId area) {
        return diaries.computeIfAbsent(area, id -> new HashMap<>());
    }

    private void write(AreaId area, Audit audit) {
        audit.from()
                .datesUntil(audit.to().plusDays(1))
                .forEach(day -> diary(area).put(day, audit));
    }

    /** The lowest of its days that are audited; 0 where none is. */
    int maximum(AreaId area, Week week) {
        return lowest(area, week, Audit::maximum);
    }

    int maximum(AreaId area, ProfessionCode profession, Week week) {
        return lowest(area, week, audit -> audit.maximum(profession));
    }

    /** Whether it is audited in the week, and on each day on which students of these terms would be there. */
    boolean attended(AreaId area, OfferTerms terms, Week week) {
        List<LocalDate> days =
                IntStream.range(0, 7).mapToObj(week.monday()::plusDays).toList();
        return days.stream().anyMatch(diary(area)::containsKey)
                && days.stream()
                        .filter(day -> terms.weekdays().contains(day.getDayOfWeek()))
                        .filter(day -> !day.isBefore(terms.firstDay()) && !day.isAfter(terms.lastDay()))
                        .allMatch(diary(area)::containsKey);
    }

    private int lowest(AreaId area, Week week, ToIntFunction<Audit> number) {
        OptionalInt lowest = IntStream.range(0, 7)
                .mapToObj(week.monday()::plusDays)
                .flatMap(day -> Stream.ofNullable(diary(area).get(day)))
                .mapToInt(number)
                .min();
        return lowest.orElse(0);
    }
}
