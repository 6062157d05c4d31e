package io.placemarket.query.unmet;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.query.reading.Together;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Unmet demand of one profession in one week, care system by care system as far as they may be told apart. How many are still to place is told to
 * all, and where nothing is free that is all unmet demand: what is withheld here is the difference.
 *
 * @param told students by the care system of their university
 * @param withheld whether there are more, of care systems that are not told apart
 */
public record CareSystems(SortedMap<String, Integer> told, boolean withheld) {
    private static final CareSystems NONE = new CareSystems(new TreeMap<>(), false);

    /**
     * A cohort's in the week.
     *
     * @param icb the care system of its university; empty where it is not known
     * @param unmet of those still to place the ones for whom nothing fits
     */
    public record Students(OrganisationId university, String icb, LearnerLevel level, int stillToPlace, int unmet) {}

    /**
     * Those with enough students, of whose universities none is told together with one of another care system; and never all but one.
     *
     * @param smallestCount fewer are told together alone
     */
    public static CareSystems of(List<Students> cohorts, int smallestCount) {
        TreeMap<String, Integer> told = new TreeMap<>();
        for (Students cohort : cohorts) {
            if (cohort.unmet() > 0) {
                told.merge(cohort.icb(), cohort.unmet(), Integer::sum);
            }
        }
        if (told.isEmpty()) {
            return NONE;
        }
        int all = told.size();
        Set<String> mixed = mixed(cohorts, smallestCount);
        if (mixed.isEmpty()) {
            told.keySet().removeAll(Together.of(told, smallestCount));
        } else {
            told.keySet().removeAll(mixed);
            told.values().removeIf(students -> students < smallestCount);
        }
        return new CareSystems(told, told.size() < all);
    }

    /**
     * Those with a university that is told together with one of another care system: such a care system, less its universities that are told apart,
     * would tell the others. Where all that are told together lie in one, it tells no more than they do.
     */
    private static Set<String> mixed(List<Students> cohorts, int smallestCount) {
        Map<LearnerLevel, Map<OrganisationId, Integer>> stillToPlace = new HashMap<>();
        for (Students cohort : cohorts) {
            if (cohort.stillToPlace() > 0) {
                stillToPlace
                        .computeIfAbsent(cohort.level(), level -> new HashMap<>())
                        .merge(cohort.university(), cohort.stillToPlace(), Integer::sum);
            }
        }
        Set<OrganisationId> together = new HashSet<>();
        stillToPlace.values().forEach(level -> together.addAll(Together.of(level, smallestCount)));
        Set<String> mixed = new HashSet<>();
        for (Students cohort : cohorts) {
            if (together.contains(cohort.university())) {
                mixed.add(cohort.icb());
            }
        }
        return mixed.size() > 1 ? mixed : Set.of();
    }
}
