package io.placemarket.kernel.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Monday to Friday without bank holidays. Of days after {@link #knownUntil} nobody has said which are holidays: they count as if none were, and
 * whoever reckons with them says so.
 */
public final class WorkingDays {
    private static final WorkingDays ENGLAND = new WorkingDays(ReferenceFile.rows("bank-holidays-england.csv")
            .map(row -> LocalDate.parse(row.getField("date")))
            .collect(Collectors.toUnmodifiableSet()));

    private final Set<LocalDate> holidays;
    private final LocalDate knownUntil;

    private WorkingDays(Set<LocalDate> holidays) {
        this.holidays = holidays;
        this.knownUntil = holidays.stream()
                .max(Comparator.naturalOrder())
                .map(last -> LocalDate.of(last.getYear(), Month.DECEMBER, 31))
                .orElseThrow();
    }

    /** England's, from 2025 on, as the public calendar of bank holidays in England and Wales gives them. */
    public static WorkingDays england() {
        return ENGLAND;
    }

    /** The last day of the last year whose bank holidays are known. */
    public LocalDate knownUntil() {
        return knownUntil;
    }

    /** Whether people work on it. */
    public boolean contains(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The working day so many working days after a day, which itself does not count; the day itself for 0. */
    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int left = workingDays; left > 0; ) {
            reached = reached.plusDays(1);
            if (contains(reached)) {
                left--;
            }
        }
        return reached;
    }
}
