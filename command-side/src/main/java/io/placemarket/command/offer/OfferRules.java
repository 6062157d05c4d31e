package io.placemarket.command.offer;

import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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
        terms.hoursPerWeek().ifPresent(hours -> checkRange("hoursPerWeek", hours, 1, OfferTerms.MOST_HOURS));
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
            throw invalid(field, value, "a whole number from " + least + " to " + most);
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
