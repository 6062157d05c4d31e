package io.placemarket.query.board;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.board.CellFound.OfCohort;
import io.placemarket.query.reading.Together;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Students still to place, university by university as far as they may be told apart. That is decided for each profession, level and week by
 * itself and so in the same way on every board: no two figures, one taken from the other, tell what neither tells.
 *
 * @param universities those of whom enough are without a booking
 * @param others all that are told together alone
 */
record ToldApart(Map<OrganisationId, Integer> universities, int others) {
    private record Group(ProfessionCode profession, LearnerLevel level, int week) {}

    /** @param smallestCount fewer of a university in a group are told together with others */
    static ToldApart of(List<OfCohort> cohorts, int weeks, int smallestCount) {
        Map<Group, Map<OrganisationId, Integer>> groups = new HashMap<>();
        for (OfCohort cohort : cohorts) {
            for (int week = 0; week < weeks; week++) {
                int students = cohort.count().stillToPlace(week);
                if (students > 0) {
                    groups.computeIfAbsent(group(cohort, week), key -> new HashMap<>())
                            .merge(cohort.cohort().university(), students, Integer::sum);
                }
            }
        }
        Map<OrganisationId, Integer> told = new TreeMap<>(Comparator.comparing(OrganisationId::value));
        int others = 0;
        for (Map<OrganisationId, Integer> group : groups.values()) {
            Set<OrganisationId> together = Together.of(group, smallestCount);
            for (Map.Entry<OrganisationId, Integer> university : group.entrySet()) {
                if (together.contains(university.getKey())) {
                    others += university.getValue();
                } else {
                    told.merge(university.getKey(), university.getValue(), Integer::sum);
                }
            }
        }
        return new ToldApart(told, others);
    }

    private static Group group(OfCohort cohort, int week) {
        return new Group(
                cohort.cohort().programme().profession(),
                cohort.cohort().programme().level(),
                week);
    }
}
