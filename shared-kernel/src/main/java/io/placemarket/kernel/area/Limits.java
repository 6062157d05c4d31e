package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How many at most: what the audits allow, and what the provider lowered for some weeks. Not thread-safe. */
final class Limits {
    private Audits audits;
    private final Map<Week, Integer> safeNow = new HashMap<>();

    Limits(Audit first) {
        this.audits = Audits.of(first);
    }

    Limits(Limits other) {
        this.audits = other.audits;
        safeNow.putAll(other.safeNow);
    }

    void audit(UnaryOperator<Audits> change) {
        audits = change.apply(audits);
    }

    void lower(WeekSet weeks, int places) {
        weeks.forEach(week -> safeNow.put(week, places));
    }

    void lift(WeekSet weeks) {
        weeks.forEach(safeNow::remove);
    }

    Audits audits() {
        return audits;
    }

    Optional<Integer> safeNow(Week week) {
        return Optional.ofNullable(safeNow.get(week));
    }

    /** 0 outside the audits. */
    int of(Week week) {
        return lowered(audits.maximum(week), week);
    }

    /** The same for one profession. */
    int of(ProfessionCode profession, Week week) {
        return Math.min(of(week), audits.maximum(profession, week));
    }

    /** What those who are booked count under: who stays after a lapse, under what the last audit said. */
    int ofBooked(Week week) {
        int audited = audits.covers(week)
                ? audits.maximum(week)
                : audits.asOf(week.sunday()).maximum();
        return lowered(audited, week);
    }

    /** The same for one profession, whatever was lowered. */
    int ofBooked(ProfessionCode profession, Week week) {
        return audits.covers(week)
                ? audits.maximum(profession, week)
                : audits.asOf(week.sunday()).maximum(profession);
    }

    private int lowered(int audited, Week week) {
        return Math.min(audited, safeNow.getOrDefault(week, Integer.MAX_VALUE));
    }
}
