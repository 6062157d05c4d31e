package io.placemarket.command.offer;

import io.placemarket.command.offer.AmendableTerm.When;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.refusal.OfferRefusal.TermFixed;
import java.util.stream.Stream;

/** Which terms of an offer may change once something is booked in it (docs/amending-offers.md). */
final class AmendmentRules {
    private AmendmentRules() {}

    static void check(OfferTerms before, OfferTerms after, boolean booked) {
        changed(before, after)
                .filter(term -> term.when() == When.NEVER || (term.when() == When.UNTIL_BOOKED && booked))
                .findFirst()
                .ifPresent(term -> {
                    throw new TermFixed(
                                    term.field(),
                                    term.in(after),
                                    term.in(before),
                                    term.when().label())
                            .thrown();
                });
    }

    /** Whether what is offered of the area is another thing, and not only more or less of it. */
    static boolean isRearranged(OfferTerms before, OfferTerms after) {
        return isMoved(before, after)
                || !before.weeks().equals(after.weeks())
                || !before.weekdays().equals(after.weekdays())
                || before.supervisionUnits() != after.supervisionUnits();
    }

    /** Whether it is on other days, be they of the same weeks. */
    private static boolean isMoved(OfferTerms before, OfferTerms after) {
        return !before.firstDay().equals(after.firstDay()) || !before.lastDay().equals(after.lastDay());
    }

    private static Stream<AmendableTerm> changed(OfferTerms before, OfferTerms after) {
        return Stream.of(AmendableTerm.values()).filter(term -> term.differs(before, after));
    }
}
