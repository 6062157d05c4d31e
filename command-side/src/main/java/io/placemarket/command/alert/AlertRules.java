package io.placemarket.command.alert;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import io.placemarket.kernel.watch.Threshold.Figure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an alert may watch. */
final class AlertRules {
    static final String ONE_FIGURE = Stream.of(Figure.values())
            .map(AlertRules::field)
            .collect(Collectors.joining(", ", "a whole number for one of ", ""));

    private AlertRules() {}

    static void check(AlertTerms terms) {
        Figure figure = terms.threshold().figure();
        inRange(field(figure), terms.threshold().number(), Threshold.least(figure), Threshold.MOST);
        inRange("weeks", terms.weeks(), 1, AlertTerms.MOST_WEEKS);
        if (figure == Figure.STILL_TO_PLACE) {
            ofProfessionsAlone("icbs", terms.icbs());
            ofProfessionsAlone("sectors", terms.sectors());
            ofProfessionsAlone("modes", terms.modes());
            ofProfessionsAlone("supervisions", terms.supervisions());
        }
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

    /** As requests name the number a figure is compared with. */
    static String field(Figure figure) {
        return switch (figure) {
            case FREE -> "freeBelow";
            case STILL_TO_PLACE -> "stillToPlaceAbove";
            case WAITING -> "waitingAbove";
            case OVER_COMMITTED -> "overCommittedAbove";
        };
    }

    private static void inRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(field, Integer.toString(value), "a whole number from " + least + " to " + most);
        }
    }

    private static void ofProfessionsAlone(String field, List<?> values) {
        if (!values.isEmpty()) {
            throw invalid(
                    field,
                    values.stream().map(Object::toString).collect(Collectors.joining(", ")),
                    "nothing where stillToPlaceAbove is watched: cohorts have no place yet, so professions and learner levels alone divide them");
        }
    }

    private static RuntimeException invalid(String field, String value, String accepted) {
        return Problem.invalid(field, value, accepted).refused();
    }
}
