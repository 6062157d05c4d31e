package io.placemarket.kernel.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days of the week on which students are there, at least one; all seven where an offer names none. Immutable. Written as
 * {@code ["MONDAY", "WEDNESDAY"]}.
 */
public final class Weekdays {
    private static final int EVERY = 0x7f;

    /** Every day: a whole-week placement. */
    public static final Weekdays ALL = new Weekdays(EVERY);

    private final int bits;

    private Weekdays(int bits) {
        this.bits = bits;
    }

    public static Weekdays of(DayOfWeek... days) {
        return of(Arrays.asList(days));
    }

    /** @throws IllegalArgumentException where there is none */
    @JsonCreator
    public static Weekdays of(Collection<DayOfWeek> days) {
        int bits = days.stream().mapToInt(Weekdays::bit).reduce(0, (some, more) -> some | more);
        if (bits == 0) {
            throw new IllegalArgumentException("at least one weekday");
        }
        return bits == EVERY ? ALL : new Weekdays(bits);
    }

    private static int bit(DayOfWeek day) {
        return 1 << (day.getValue() - 1);
    }

    public boolean contains(DayOfWeek day) {
        return (bits & bit(day)) != 0;
    }

    /** Whether there is a day that is in both. */
    public boolean overlaps(Weekdays others) {
        return (bits & others.bits) != 0;
    }

    /** Whether they are all seven. */
    public boolean areAll() {
        return bits == EVERY;
    }

    /** As bits, the lowest for Monday. */
    public int bits() {
        return bits;
    }

    /** How many. */
    public int size() {
        return Integer.bitCount(bits);
    }

    public Stream<DayOfWeek> stream() {
        return Stream.of(DayOfWeek.values()).filter(this::contains);
    }

    /** In the order of the week. */
    @JsonValue
    public List<DayOfWeek> days() {
        return stream().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weekdays days && bits == days.bits;
    }

    @Override
    public int hashCode() {
        return bits;
    }

    @Override
    public String toString() {
        return stream()
                .map(day -> day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
