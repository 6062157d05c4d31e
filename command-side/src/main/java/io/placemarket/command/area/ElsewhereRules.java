package io.placemarket.command.area;

import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;

/**
 * Learners elsewhere use the team's capacity outside the market: they are counted, never named (domain guide, "Learners elsewhere"). They
 * are a fact, so they are recorded even where the area comes to be over-committed by them.
 */
final class ElsewhereRules {
    private ElsewhereRules() {}

    static void check(RecordLearnersElsewhere command, Week thisWeek) {
        AreaWeeks.check(command.weeks(), thisWeek);
        if (command.learners() < 0 || command.learners() > Audit.MOST) {
            throw Problem.invalid(
                            "learners", String.valueOf(command.learners()), "a whole number from 0 to " + Audit.MOST)
                    .refused();
        }
        command.profession()
                .filter(profession -> !ReferenceData.shipped().knows(profession))
                .ifPresent(unknown -> {
                    throw Problem.invalid(
                                    "profession",
                                    unknown.value(),
                                    "a profession of the reference data, such as NUR-ADULT, or none")
                            .refused();
                });
    }
}
