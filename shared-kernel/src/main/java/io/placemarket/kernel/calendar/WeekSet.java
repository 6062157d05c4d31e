package io.placemarket.kernel.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A set of ISO weeks in order: a placement's weeks may have gaps (holidays, reading weeks). Immutable. Written as runs,
 * {@code ["2026-W47/2026-W50", "2027-W02"]}.
 */
public final class WeekSet implements Iterable<Week> {
    /** The most weeks a set read from text may hold: twenty years. */
    public static final int MOST = 1_044;

    private static final WeekSet NONE = new WeekSet(new int[0]);

    private final int[] numbers;

    private WeekSet(int[] sortedDistinct) {
        this.numbers = sortedDistinct;
    }

    public static WeekSet none() {
        return NONE;
    }

    public static WeekSet of(Week... weeks) {
        return of(Arrays.asList(weeks));
    }

    public static WeekSet of(Collection<Week> weeks) {
        return new WeekSet(
                weeks.stream().mapToInt(Week::number).sorted().distinct().toArray());
    }

    /** Every week from the first to the last, both included; none where the last is before the first. */
    public static WeekSet range(Week first, Week last) {
        if (last.isBefore(first)) {
            return NONE;
        }
        int[] numbers = new int[last.number() - first.number() + 1];
        Arrays.setAll(numbers, index -> first.number() + index);
        return new WeekSet(numbers);
    }

    /** Every week that holds a day from the first to the last, both included. */
    public static WeekSet covering(LocalDate firstDay, LocalDate lastDay) {
        return range(Week.of(firstDay), Week.of(lastDay));
    }

    /**
     * Reads weeks and runs of weeks: {@code 2026-W47}, {@code 2026-W47/2026-W50}.
     *
     * @throws DateTimeException where one is neither, a run ends before it begins, or there are more than {@link #MOST} weeks or runs
     */
    @JsonCreator
    public static WeekSet parse(List<String> runs) {
        if (runs.size() > MOST) {
            throw tooMany();
        }
        WeekSet weeks = NONE;
        for (String run : runs) {
            weeks = weeks.plus(run(run));
            if (weeks.size() > MOST) {
                throw tooMany();
            }
        }
        return weeks;
    }

    private static WeekSet run(String run) {
        int slash = run.indexOf('/');
        Week first = Week.parse(slash < 0 ? run : run.substring(0, slash));
        Week last = slash < 0 ? first : Week.parse(run.substring(slash + 1));
        if (last.isBefore(first)) {
            throw new DateTimeException("'" + run + "' ends before it begins");
        }
        if (last.number() - first.number() >= MOST) {
            throw tooMany();
        }
        return range(first, last);
    }

    private static DateTimeException tooMany() {
        return new DateTimeException("more than " + MOST + " weeks or runs of weeks");
    }

    public boolean contains(Week week) {
        return indexOf(week) >= 0;
    }

    /** The place of a week among them, from 0; negative where it is not one of them. */
    public int indexOf(Week week) {
        return Arrays.binarySearch(numbers, week.number());
    }

    /**
     * The week at a place, from 0.
     *
     * @throws IndexOutOfBoundsException where there are not so many
     */
    public Week get(int index) {
        return new Week(numbers[index]);
    }

    public boolean containsAll(WeekSet others) {
        return others.minus(this).isEmpty();
    }

    public boolean isEmpty() {
        return numbers.length == 0;
    }

    /** How many weeks. */
    public int size() {
        return numbers.length;
    }

    /** @throws NoSuchElementException where there is none */
    public Week first() {
        if (isEmpty()) {
            throw new NoSuchElementException("no week");
        }
        return get(0);
    }

    /** @throws NoSuchElementException where there is none */
    public Week last() {
        if (isEmpty()) {
            throw new NoSuchElementException("no week");
        }
        return get(numbers.length - 1);
    }

    public WeekSet plus(WeekSet others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        return new WeekSet(IntStream.concat(Arrays.stream(numbers), Arrays.stream(others.numbers))
                .sorted()
                .distinct()
                .toArray());
    }

    public WeekSet minus(WeekSet others) {
        return numbered(number -> Arrays.binarySearch(others.numbers, number) < 0);
    }

    public WeekSet and(WeekSet others) {
        return numbered(number -> Arrays.binarySearch(others.numbers, number) >= 0);
    }

    /** Those from this week on. */
    public WeekSet from(Week week) {
        return numbered(number -> number >= week.number());
    }

    /** Those before this week. */
    public WeekSet before(Week week) {
        return numbered(number -> number < week.number());
    }

    public Stream<Week> stream() {
        return Arrays.stream(numbers).mapToObj(Week::new);
    }

    @Override
    public Iterator<Week> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < numbers.length;
            }

            @Override
            public Week next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no week");
                }
                return get(next++);
            }
        };
    }

    @Override
    public void forEach(Consumer<? super Week> each) {
        for (int number : numbers) {
            each.accept(new Week(number));
        }
    }

    /** Its runs of consecutive weeks, as they are written. */
    @JsonValue
    public List<String> runs() {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            int start = i;
            while (i + 1 < numbers.length && numbers[i + 1] == numbers[i] + 1) {
                i++;
            }
            String first = new Week(numbers[start]).toString();
            runs.add(start == i ? first : first + "/" + new Week(numbers[i]));
        }
        return runs;
    }

    /** Those that meet a condition. */
    public WeekSet where(Predicate<Week> wanted) {
        return numbered(number -> wanted.test(new Week(number)));
    }

    private WeekSet numbered(IntPredicate wanted) {
        return new WeekSet(Arrays.stream(numbers).filter(wanted).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeekSet weeks && Arrays.equals(numbers, weeks.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return String.join(", ", runs());
    }
}
