package io.placemarket.kernel.area;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;

/**
 * What further students can use of an area in one week: heads by weekday, of the area and of each profession, and the time of its supervisors.
 * Not thread-safe.
 */
final class Leeway {
    private static final int DAYS = DayOfWeek.values().length;
    /** Sets of weekdays, as bits from Monday. */
    private static final int EVERY_DAY = (1 << DAYS) - 1;

    private final int[] area;
    private final int[][] professions;
    /** By set of professions, as bits; none where heads alone count. */
    private final int[] supervision;

    private long steps;

    /**
     * @param area heads by weekday from Monday
     * @param professions the same of each profession
     * @param supervision by set of professions, as bits, in the units of {@link SupervisorGroup#supply}; empty where heads alone count
     */
    Leeway(int[] area, int[][] professions, int[] supervision) {
        this.area = area;
        this.professions = professions;
        this.supervision = supervision;
    }

    boolean isSupervised() {
        return supervision.length > 0;
    }

    /** How much was reckoned so far: days, kinds and sets of professions that were looked at. */
    long steps() {
        return steps;
    }

    /** How many students could take places of this kind, were there no others. */
    int most(Kind kind) {
        int[] alike = professions[kind.profession()];
        steps += supervision.length + DAYS;
        int most = kind.weekdays().stream()
                .mapToInt(day -> day.getValue() - 1)
                .map(day -> Math.min(area[day], alike[day]))
                .reduce(kind.places(), Math::min);
        for (int set = 1; set < supervision.length; set++) {
            if (has(set, kind)) {
                most = Math.min(most, Math.floorDiv(supervision[set], kind.units()));
            }
        }
        return Math.max(0, most);
    }

    /** Lets so many students take places of this kind; fewer than none give them back. */
    void take(Kind kind, int students) {
        steps += supervision.length + DAYS;
        kind.weekdays().stream().mapToInt(day -> day.getValue() - 1).forEach(day -> {
            area[day] -= students;
            professions[kind.profession()][day] -= students;
        });
        for (int set = 1; set < supervision.length; set++) {
            if (has(set, kind)) {
                supervision[set] -= students * kind.units();
            }
        }
    }

    /**
     * No more students than this fit, however they are chosen.
     *
     * @param kinds least supervision first
     */
    int bound(List<Kind> kinds) {
        int[] most = kinds.stream().mapToInt(this::most).toArray();
        int byProfession = 0;
        for (int profession = 0; profession < professions.length; profession++) {
            byProfession += byDays(professions[profession], kinds, most, 1 << profession);
        }
        return Math.min(
                byProfession,
                Math.min(byDays(area, kinds, most, (1 << professions.length) - 1), bySupervision(kinds, most)));
    }

    /**
     * Students who are there on at least so many of some days use that much of what those days have together; the others are counted as though
     * they were alone.
     */
    private int byDays(int[] left, List<Kind> kinds, int[] most, int wanted) {
        int bound = Integer.MAX_VALUE;
        boolean wholeWeeks = kinds.stream().allMatch(kind -> kind.weekdays().areAll());
        // Of whole weeks the fullest day alone counts.
        for (int days = 1; days <= EVERY_DAY; days = wholeWeeks ? days << 1 : days + 1) {
            steps += most.length + DAYS * DAYS;
            int[] present = new int[DAYS + 1];
            for (int i = 0; i < most.length; i++) {
                if ((wanted >> kinds.get(i).profession() & 1) == 1) {
                    present[Integer.bitCount(days & kinds.get(i).weekdays().bits())] += most[i];
                }
            }
            int together = 0;
            for (int day = 0; day < DAYS; day++) {
                together += (days >> day & 1) * Math.max(0, left[day]);
            }
            int apart = 0;
            for (int atLeast = 1; atLeast <= DAYS; atLeast++) {
                apart += present[atLeast - 1];
                int others = Arrays.stream(present, atLeast, DAYS + 1).sum();
                bound = Math.min(bound, apart + Math.min(others, together / atLeast));
            }
        }
        return bound;
    }

    /** Of a set of professions those are counted first who use least. */
    private int bySupervision(List<Kind> kinds, int[] most) {
        int bound = Integer.MAX_VALUE;
        steps += (long) supervision.length * most.length;
        for (int set = 1; set < supervision.length; set++) {
            int left = Math.max(0, supervision[set]);
            int students = 0;
            for (int i = 0; i < most.length; i++) {
                int units = kinds.get(i).units();
                int more = has(set, kinds.get(i)) ? Math.min(most[i], left / units) : most[i];
                left -= has(set, kinds.get(i)) ? more * units : 0;
                students += more;
            }
            bound = Math.min(bound, students);
        }
        return bound;
    }

    private static boolean has(int set, Kind kind) {
        return (set >> kind.profession() & 1) == 1;
    }
}
