package io.placemarket.query.alert;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.watch.AlertTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many places of one kind are free in each of the next weeks: the sum of what the areas add, kept current area by area. Alerts that
 * differ in nothing but their threshold share one. Not thread-safe.
 */
final class Gauge {
    private static final int[] NOTHING = {};

    private final AlertTerms kind;
    private final Map<AreaId, int[]> areas = new HashMap<>();
    private final int[] free;

    Gauge(AlertTerms terms) {
        this.kind = kind(terms);
        this.free = new int[terms.weeks()];
    }

    /** The same for all that share one. */
    static AlertTerms kind(AlertTerms terms) {
        return new AlertTerms(
                0,
                terms.weeks(),
                terms.professions(),
                terms.icbs(),
                terms.sectors(),
                terms.modes(),
                terms.supervisions());
    }

    int weeks() {
        return kind.weeks();
    }

    boolean wantsArea(String icb, Sector sector) {
        return wants(kind.icbs(), icb) && wants(kind.sectors(), sector);
    }

    boolean wants(OfferTerms offer) {
        return wants(kind.professions(), offer.profession())
                && wants(kind.modes(), offer.mode())
                && wants(kind.supervisions(), offer.supervision());
    }

    private static <T> boolean wants(List<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /**
     * What an area adds from now on; the array is not changed any more.
     *
     * @return whether a sum is another now
     */
    boolean put(AreaId area, int[] now) {
        int[] before = now.length == 0 ? areas.remove(area) : areas.put(area, now);
        int[] gone = before == null ? NOTHING : before;
        boolean changed = false;
        for (int week = 0; week < free.length; week++) {
            int change = at(now, week) - at(gone, week);
            free[week] += change;
            changed |= change != 0;
        }
        return changed;
    }

    private static int at(int[] counts, int week) {
        return week < counts.length ? counts[week] : 0;
    }

    /** The weeks with fewer than so many. */
    List<AlertRow.Low> below(int threshold, Week first) {
        return IntStream.range(0, free.length)
                .filter(week -> free[week] < threshold)
                .mapToObj(week -> new AlertRow.Low(first.plus(week), free[week]))
                .toList();
    }

    /** Whether there is such a week. */
    boolean isBelow(int threshold) {
        for (int count : free) {
            if (count < threshold) {
                return true;
            }
        }
        return false;
    }
}
