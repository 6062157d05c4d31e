package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Days;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The educational audits of an area one after the other: on a day at most one counts. In a week that holds days of two, the lower number
 * counts; there may be weeks without any between them. Immutable.
 */
public final class Audits {
    private final List<Audit> inOrder;
    /** The first and the last week of each, reckoned once: they are asked for again and again. */
    private final int[] ends;

    private Audits(List<Audit> inOrder) {
        this.inOrder = List.copyOf(inOrder);
        this.ends = inOrder.stream()
                .flatMapToInt(audit -> IntStream.of(
                        Week.of(audit.from()).number(), Week.of(audit.to()).number()))
                .toArray();
    }

    /** Only this one. */
    public static Audits of(Audit audit) {
        return new Audits(List.of(audit));
    }

    /** With a further one: from its first day on it alone counts, whatever was said of those days before. */
    public Audits renewed(Audit next) {
        List<Audit> audits = new ArrayList<>(until(next.from().minusDays(1)).inOrder);
        audits.add(next);
        return new Audits(audits);
    }

    /** With other numbers from a day of one of them to that one's last day; those that follow stay as they are. */
    public Audits changed(Audit rest) {
        List<Audit> audits = new ArrayList<>();
        for (Audit audit : inOrder) {
            if (audit.holdsOn(rest.from())) {
                if (audit.from().isBefore(rest.from())) {
                    audits.add(audit.until(rest.from().minusDays(1)));
                }
                audits.add(rest);
            } else {
                audits.add(audit);
            }
        }
        return new Audits(audits);
    }

    /** Without any after this day. */
    public Audits until(LocalDate lastDay) {
        return new Audits(inOrder.stream()
                .filter(audit -> !audit.from().isAfter(lastDay))
                .map(audit -> audit.to().isAfter(lastDay) ? audit.until(lastDay) : audit)
                .toList());
    }

    /** All of them, the first to hold first. */
    public List<Audit> inOrder() {
        return inOrder;
    }

    /** The one that holds on this day. */
    public Optional<Audit> on(LocalDate day) {
        return inOrder.stream().filter(audit -> audit.holdsOn(day)).findFirst();
    }

    /** Whether one of them holds in this week, whole or in part. */
    public boolean covers(Week week) {
        for (int audit = 0; audit < inOrder.size(); audit++) {
            if (covers(audit, week)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether one of them holds on each of these days that lies in the week on one of these weekdays; where the days are not known, on any day
     * of it.
     */
    public boolean cover(Week week, Weekdays weekdays, Optional<Days> days) {
        for (int audit = 0; audit < inOrder.size(); audit++) {
            if (ends[2 * audit] < week.number() && week.number() < ends[2 * audit + 1]) {
                return true; // whole, which is what is nearly always asked
            }
        }
        return covers(week)
                && days.stream().flatMap(some -> some.in(week, weekdays)).allMatch(day -> on(day).isPresent());
    }

    private boolean covers(int audit, Week week) {
        return ends[2 * audit] <= week.number() && week.number() <= ends[2 * audit + 1];
    }

    /** Whether every day from the first to the last lies within them. */
    public boolean cover(LocalDate firstDay, LocalDate lastDay) {
        LocalDate next = firstDay;
        for (Audit audit : inOrder) {
            if (audit.holdsOn(next)) {
                next = audit.to().plusDays(1);
            }
        }
        return next.isAfter(lastDay);
    }

    /** The most students at once in the week; 0 where none holds. */
    public int maximum(Week week) {
        return lowest(week, Audit::maximum);
    }

    /** The most students of that profession at once in the week. */
    public int maximum(ProfessionCode profession, Week week) {
        return lowest(week, audit -> audit.maximum(profession));
    }

    private int lowest(Week week, ToIntFunction<Audit> number) {
        int lowest = Integer.MAX_VALUE;
        for (int audit = 0; audit < inOrder.size(); audit++) {
            if (covers(audit, week)) {
                lowest = Math.min(lowest, number.applyAsInt(inOrder.get(audit)));
            }
        }
        return lowest == Integer.MAX_VALUE ? 0 : lowest;
    }

    /** The one that holds on this day; else the last before it; else the first. */
    public Audit asOf(LocalDate day) {
        return inOrder.stream()
                .filter(audit -> !audit.from().isAfter(day))
                .reduce((before, after) -> after)
                .orElse(inOrder.getFirst());
    }

    /** The last day from this one on without a gap in between; empty where none holds on it. */
    public Optional<LocalDate> heldUntil(LocalDate day) {
        Optional<LocalDate> end = Optional.empty();
        LocalDate next = day;
        for (Audit audit : inOrder) {
            if (audit.holdsOn(next)) {
                end = Optional.of(audit.to());
                next = audit.to().plusDays(1);
            }
        }
        return end;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Audits audits && inOrder.equals(audits.inOrder);
    }

    @Override
    public int hashCode() {
        return inOrder.hashCode();
    }

    @Override
    public String toString() {
        return inOrder.toString();
    }
}
