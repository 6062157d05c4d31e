package io.placemarket.command.offer;

import io.placemarket.command.offer.AmendableTerm.When;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which terms of an offer may change once something is booked in it (docs/amending-offers.md). */
final class AmendmentRules {
    private AmendmentRules() {}

    static void check(OfferTerms before, OfferTerms after, boolean booked) {
        changed(before, after)
                .filter(term -> term.when() == When.NEVER || (term.when() == When.UNTIL_BOOKED && booked))
                .findFirst()
                .ifPresent(term -> {
                    throw new Problem(
                                    ProblemCode.TERM_FIXED,
                                    "The offer's " + term.field() + " changes "
                                            + term.when().label() + ".",
                                    Optional.of(term.field()),
                                    Optional.of(term.in(after)),
                                    Optional.of(term.in(before)),
                                    Map.of())
                            .refused();
                });
    }

    /** Whether what is offered of the area is another thing, and not only more or less of it. */
    static boolean isRearranged(OfferTerms before, OfferTerms after) {
        return !before.weeks().equals(after.weeks())
                || !before.weekdays().equals(after.weekdays())
                || before.supervisionUnits() != after.supervisionUnits();
    }

    private static Stream<AmendableTerm> changed(OfferTerms before, OfferTerms after) {
        return Stream.of(AmendableTerm.values()).filter(term -> term.differs(before, after));
    }
}
