package io.placemarket.command.alert;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.watch.AlertTerms;

/** What an alert may watch. */
final class AlertRules {
    private AlertRules() {}

    static void check(AlertTerms terms) {
        inRange("freeBelow", terms.freeBelow(), AlertTerms.MOST_PLACES);
        inRange("weeks", terms.weeks(), AlertTerms.MOST_WEEKS);
        ReferenceData known = ReferenceData.shipped();
        for (ProfessionCode profession : terms.professions()) {
            if (!known.knows(profession)) {
                throw invalid(
                        "professions", profession.value(), "professions of the reference data, such as NUR-ADULT");
            }
        }
        for (String icb : terms.icbs()) {
            if (!known.boards().containsKey(icb)) {
                throw invalid("icbs", icb, String.join(", ", known.boards().keySet()));
            }
        }
    }

    private static void inRange(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw invalid(field, Integer.toString(value), "a whole number from 1 to " + most);
        }
    }

    private static RuntimeException invalid(String field, String value, String accepted) {
        return Problem.invalid(field, value, accepted).refused();
    }
}
