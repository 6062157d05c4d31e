package io.placemarket.kernel.area;

import io.placemarket.kernel.calendar.Weekdays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A week that is filled with further students: the most that fit. Whoever uses least supervision and fewest days comes first; where that may
 * leave fewer than fit in another way, because supervisors are shared or students are there on some days only, the other ways are tried, but
 * those that cannot be better.
 */
final class Filling {
    /**
     * How much is reckoned for a week at most, in the steps of {@link Leeway#steps()}: a few milliseconds. Beyond, the most that were found
     * count, which may be fewer than fit and never more. Areas as people post them need a small part of it.
     */
    static final long MOST_STEPS = 1_000_000;

    private final List<Kind> kinds;
    private final Leeway leeway;
    private int most;
    private boolean certain = true;

    Filling(List<Kind> places, Leeway leeway) {
        this.kinds = alike(places);
        this.leeway = leeway;
    }

    private static List<Kind> alike(List<Kind> places) {
        List<Kind> kinds = new ArrayList<>();
        places.stream()
                .filter(kind -> kind.places() > 0)
                .sorted(Comparator.comparingInt(Kind::units)
                        .thenComparingInt(kind -> kind.weekdays().size())
                        .thenComparingInt(Kind::profession)
                        .thenComparingInt(kind -> kind.weekdays().bits()))
                .forEach(kind -> {
                    if (!kinds.isEmpty() && kinds.getLast().isLike(kind)) {
                        kinds.add(kinds.removeLast().with(kind));
                    } else {
                        kinds.add(kind);
                    }
                });
        return kinds;
    }

    /** How many further students fit. */
    FreeInWeek most() {
        most = oneByOne();
        boolean inOneWay =
                !leeway.isSupervised() && kinds.stream().map(Kind::weekdays).allMatch(Weekdays::areAll);
        if (!inOneWay && kinds.size() > 1) {
            fill(0, 0);
        }
        return new FreeInWeek(most, certain);
    }

    /** As many of each kind as fit beside those before; everything is as it was afterwards. */
    private int oneByOne() {
        int[] taken = new int[kinds.size()];
        int students = 0;
        for (int i = 0; i < taken.length; i++) {
            taken[i] = leeway.most(kinds.get(i));
            leeway.take(kinds.get(i), taken[i]);
            students += taken[i];
        }
        for (int i = 0; i < taken.length; i++) {
            leeway.take(kinds.get(i), -taken[i]);
        }
        return students;
    }

    private void fill(int next, int students) {
        most = Math.max(most, students);
        if (next == kinds.size()) {
            return;
        }
        if (leeway.steps() > MOST_STEPS) {
            certain = false;
            return;
        }
        if (students + bound(next) <= most) {
            return;
        }
        Kind kind = kinds.get(next);
        int others = bound(next + 1);
        for (int more = leeway.most(kind); more >= 0 && students + more + others > most; more--) {
            leeway.take(kind, more);
            fill(next + 1, students + more);
            leeway.take(kind, -more);
        }
    }

    private int bound(int next) {
        return next == kinds.size() ? 0 : leeway.bound(kinds.subList(next, kinds.size()));
    }
}
