package io.placemarket.query.alert;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.kernel.watch.Threshold.Figure;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One figure of one kind in each of the next weeks: the sum of what the areas or the cohorts add. Alerts that differ in nothing but their
 * number share one. Not thread-safe.
 */
final class Gauge {
    /** Numbers for each week: what the count is at least, and what it is at most. */
    static final int A_WEEK = 2;

    private final Figure figure;
    private final Set<ProfessionCode> professions;
    private final Set<String> icbs;
    private final Set<Sector> sectors;
    private final Set<Mode> modes;
    private final Set<SupervisionModel> supervisions;
    private final Set<LearnerLevel> levels;
    private final int[] sums;

    Gauge(AlertTerms terms) {
        this.figure = terms.threshold().figure();
        this.professions = Set.copyOf(terms.professions());
        this.icbs = Set.copyOf(terms.icbs());
        this.sectors = Set.copyOf(terms.sectors());
        this.modes = Set.copyOf(terms.modes());
        this.supervisions = Set.copyOf(terms.supervisions());
        this.levels = Set.copyOf(terms.levels());
        this.sums = new int[terms.weeks() * A_WEEK];
    }

    /** The same for all that share one. */
    static AlertTerms kind(AlertTerms terms) {
        return new AlertTerms(
                Threshold.of(terms.threshold().figure(), 0),
                terms.weeks(),
                terms.professions(),
                terms.icbs(),
                terms.sectors(),
                terms.modes(),
                terms.supervisions(),
                terms.levels());
    }

    Figure figure() {
        return figure;
    }

    int weeks() {
        return sums.length / A_WEEK;
    }

    /** Whether areas add up to it, rather than cohorts. */
    boolean isOfAreas() {
        return figure != Figure.STILL_TO_PLACE;
    }

    boolean wantsArea(String icb, Sector sector) {
        return wants(icbs, icb) && wants(sectors, sector);
    }

    boolean wants(OfferTerms offer) {
        return wants(offer.profession(), offer.level())
                && wants(modes, offer.mode())
                && wants(supervisions, offer.supervision());
    }

    /** What is for any level is for each. */
    boolean wants(ProfessionCode profession, LearnerLevel level) {
        return wants(professions, profession) && (level == LearnerLevel.ANY || wants(levels, level));
    }

    private static <T> boolean wants(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /**
     * What an area or a cohort adds is this now, and was that before.
     *
     * @return whether a sum is another now
     */
    boolean count(int[] now, int[] before) {
        boolean changed = false;
        for (int i = 0; i < sums.length; i++) {
            int change = at(now, i) - at(before, i);
            sums[i] += change;
            changed |= change != 0;
        }
        return changed;
    }

    private static int at(int[] counts, int index) {
        return index < counts.length ? counts[index] : 0;
    }

    /** The weeks beyond the threshold for certain. */
    List<AlertRow.Count> crossed(Threshold threshold, Week first) {
        return weeks(week -> isCrossed(threshold, week), first);
    }

    /** The weeks in which fewer than the threshold were found free, but as many might be: not every way to fill the areas was tried. */
    List<AlertRow.Count> unsure(Threshold threshold, Week first) {
        return weeks(week -> isUnsure(threshold, week), first);
    }

    private List<AlertRow.Count> weeks(IntPredicate which, Week first) {
        return IntStream.range(0, weeks())
                .filter(which)
                .mapToObj(week -> AlertRow.Count.between(first.plus(week), atLeast(week), atMost(week)))
                .toList();
    }

    /** Whether there is a week beyond the threshold for certain. */
    boolean isCrossed(Threshold threshold) {
        for (int week = 0; week < weeks(); week++) {
            if (isCrossed(threshold, week)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCrossed(Threshold threshold, int week) {
        return threshold.isCrossedBy(atLeast(week)) && threshold.isCrossedBy(atMost(week));
    }

    private boolean isUnsure(Threshold threshold, int week) {
        return threshold.isCrossedBy(atLeast(week)) && !threshold.isCrossedBy(atMost(week));
    }

    private int atLeast(int week) {
        return sums[week * A_WEEK];
    }

    private int atMost(int week) {
        return sums[week * A_WEEK + 1];
    }
}
