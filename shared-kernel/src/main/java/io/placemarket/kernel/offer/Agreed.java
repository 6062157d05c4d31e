package io.placemarket.kernel.offer;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Whether what is agreed is enough for a booking (domain guide, "Agreement"): all agreements together, since one may follow another, on every day
 * of the offer in the weeks that are booked.
 */
public final class Agreed {
    private Agreed() {}

    /**
     * Whether every day of an offer in these weeks lies within one of the agreements for its profession.
     *
     * @param made in any order; they may overlap
     */
    public static boolean covers(Collection<AgreementMade> made, OfferTerms terms, WeekSet weeks) {
        List<AgreementMade> inOrder = made.stream()
                .filter(agreed -> agreed.isFor(terms.profession()))
                .sorted(Comparator.comparing(AgreementMade::from))
                .toList();
        return weeks.stream().allMatch(week -> covers(inOrder, firstDay(terms, week), lastDay(terms, week)));
    }

    private static boolean covers(List<AgreementMade> inOrder, LocalDate firstDay, LocalDate lastDay) {
        LocalDate next = firstDay;
        for (AgreementMade agreed : inOrder) {
            if (agreed.holdsOn(next)) {
                next = agreed.to().plusDays(1);
            }
        }
        return next.isAfter(lastDay);
    }

    /** The first day of the offer in a week. */
    public static LocalDate firstDay(OfferTerms terms, Week week) {
        return terms.firstDay().isAfter(week.monday()) ? terms.firstDay() : week.monday();
    }

    /** The last day of the offer in a week. */
    public static LocalDate lastDay(OfferTerms terms, Week week) {
        return terms.lastDay().isBefore(week.sunday()) ? terms.lastDay() : week.sunday();
    }
}
