package io.placemarket.command.appetite;

import io.placemarket.command.message.AreaCommand.StateAppetite;
import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import java.time.LocalDate;

/** What an area may say of its appetite (domain guide, "Appetite"). */
final class AppetiteRules {
    private static final int MOST_MONTHS = 24;

    private AppetiteRules() {}

    static void check(StateAppetite command, LocalDate today) {
        if (!ReferenceData.shipped().knows(command.profession())) {
            throw invalid("profession", command.profession(), "a profession of the reference data, such as NUR-ADULT");
        }
        LocalDate latest = command.firstDay().plusMonths(MOST_MONTHS);
        if (command.lastDay().isBefore(command.firstDay())
                || command.lastDay().isBefore(today)
                || command.lastDay().isAfter(latest)) {
            throw invalid(
                    "lastDay",
                    command.lastDay(),
                    "a day not before the first, " + command.firstDay() + ", nor before today, nor after " + latest);
        }
        if (command.answer() == Answer.NO && command.reason().isEmpty()) {
            throw Problem.missing("reason", "with a no, why: seen by you and the region only")
                    .refused();
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
