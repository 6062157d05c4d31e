package io.placemarket.command.offer;

import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.refusal.TermRefusal.LinkedProfessions;
import io.placemarket.kernel.refusal.TermRefusal.NoGroups;
import io.placemarket.kernel.refusal.TermRefusal.OutOfRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What an offer may promise; the ranges stand with {@link OfferTerms}. */
final class OfferRules {
    private OfferRules() {}

    static void check(OfferTerms terms, LocalDate today) {
        if (!ReferenceData.shipped().knows(terms.profession())) {
            throw invalid("profession", terms.profession(), "a profession of the reference data, such as NUR-ADULT");
        }
        checkDays(terms, today);
        checkRange("places", terms.places(), 1, OfferTerms.MOST_PLACES);
        checkRange("confirmWithinWorkingDays", terms.confirmWithinWorkingDays(), 0, OfferTerms.MOST_CONFIRMATION_DAYS);
        checkParticulars(terms);
        terms.hoursPerWeek().ifPresent(hours -> checkRange("hoursPerWeek", hours, 1, OfferTerms.MOST_HOURS));
    }

    private static void checkParticulars(OfferTerms terms) {
        OfferParticulars particulars = terms.particulars();
        WeekSet touched = WeekSet.covering(terms.firstDay(), terms.lastDay());
        particulars.weeks().ifPresent(weeks -> {
            if (weeks.isEmpty() || !touched.containsAll(weeks)) {
                throw invalid("weeks", weeks, "weeks from its first to its last day: " + touched);
            }
        });
        int most = terms.weeks().size();
        particulars.leastWeeks().ifPresent(least -> checkRange("leastWeeks", least, 1, most));
        particulars
                .mostWeeks()
                .ifPresent(weeks ->
                        checkRange("mostWeeks", weeks, particulars.leastWeeks().orElse(1), most));
        particulars.groupSize().ifPresent(learners -> checkGroup(learners, terms.supervision()));
        if (particulars.onlyFor().size() > OfferParticulars.MOST_NAMED) {
            throw invalid(
                    "onlyFor",
                    particulars.onlyFor().size() + " organisations",
                    "at most " + OfferParticulars.MOST_NAMED + " education providers");
        }
    }

    /** One smaller than the ratio would use more supervision than the area counts. */
    private static void checkGroup(int learners, SupervisionModel supervision) {
        if (!supervision.hasGroups()) {
            throw new NoGroups(
                            learners,
                            supervision,
                            SupervisionModel.all().stream()
                                    .filter(SupervisionModel::hasGroups)
                                    .toList())
                    .thrown();
        }
        int least = supervision.students();
        int most = OfferParticulars.LARGEST_GROUP;
        if (learners < least || learners > most) {
            throw new OutOfRange("groupSize", learners, least, most, " where the supervision is " + supervision)
                    .thrown();
        }
    }

    /** Professions that are offered the same places. */
    static void checkLinked(List<ProfessionCode> professions) {
        long different = professions.stream().distinct().count();
        if (different < 2 || different < professions.size() || different > SupervisorGroup.MOST_PROFESSIONS) {
            throw new LinkedProfessions(professions, 2, SupervisorGroup.MOST_PROFESSIONS).thrown();
        }
    }

    private static void checkDays(OfferTerms terms, LocalDate today) {
        if (terms.lastDay().isBefore(terms.firstDay())) {
            throw invalid("lastDay", terms.lastDay(), "a day not before the first, " + terms.firstDay());
        }
        if (terms.lastDay().isBefore(today)) {
            throw invalid("lastDay", terms.lastDay(), "a day not before today, " + today);
        }
        // Days first: a range of weeks up to the year 9999 need not be built to be refused.
        if (ChronoUnit.WEEKS.between(terms.firstDay(), terms.lastDay()) > OfferTerms.MOST_WEEKS
                || terms.weeks().size() > OfferTerms.MOST_WEEKS) {
            throw invalid(
                    "lastDay",
                    terms.lastDay(),
                    "a day that makes it at most " + OfferTerms.MOST_WEEKS + " weeks from " + terms.firstDay());
        }
    }

    private static void checkRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new OutOfRange(field, value, least, most).thrown();
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
