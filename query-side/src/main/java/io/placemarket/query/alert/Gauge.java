package io.placemarket.query.alert;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.watch.AlertTerms;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many places of one kind are free in each of the next weeks: the sum of what the areas add. Alerts that
 * differ in nothing but their threshold share one. Not thread-safe.
 */
final class Gauge {
    private final Set<ProfessionCode> professions;
    private final Set<String> icbs;
    private final Set<Sector> sectors;
    private final Set<Mode> modes;
    private final Set<SupervisionModel> supervisions;
    private final int[] free;

    Gauge(AlertTerms terms) {
        this.professions = Set.copyOf(terms.professions());
        this.icbs = Set.copyOf(terms.icbs());
        this.sectors = Set.copyOf(terms.sectors());
        this.modes = Set.copyOf(terms.modes());
        this.supervisions = Set.copyOf(terms.supervisions());
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
        return free.length;
    }

    boolean wantsArea(String icb, Sector sector) {
        return wants(icbs, icb) && wants(sectors, sector);
    }

    boolean wants(OfferTerms offer) {
        return wants(professions, offer.profession())
                && wants(modes, offer.mode())
                && wants(supervisions, offer.supervision());
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /**
     * What an area adds is this now, and was that before.
     *
     * @return whether a sum is another now
     */
    boolean count(int[] now, int[] before) {
        boolean changed = false;
        for (int week = 0; week < free.length; week++) {
            int change = at(now, week) - at(before, week);
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
