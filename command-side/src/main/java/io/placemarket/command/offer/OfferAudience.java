package io.placemarket.command.offer;

import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;

/** Whom an offer is for: cohorts of its one profession and its level, of the education providers it names, where it names any. */
final class OfferAudience {
    private OfferAudience() {}

    static void check(OfferTerms terms, OrganisationId university) {
        if (!terms.particulars().isFor(university)) {
            throw Problem.of(
                            ProblemCode.OFFER_FOR_OTHERS,
                            "The offer is for education providers named by its provider; yours is not among them.")
                    .refused();
        }
    }

    static void check(OfferTerms terms, Programme programme) {
        if (!terms.profession().equals(programme.profession())) {
            throw Problem.of(
                            ProblemCode.PROFESSION_DIFFERS,
                            "The offer is for " + terms.profession() + ", the cohort is of " + programme.profession()
                                    + ".")
                    .with("offer", terms.profession().value())
                    .with("cohort", programme.profession().value())
                    .refused();
        }
        if (!terms.level().suits(programme.level())) {
            throw Problem.of(
                            ProblemCode.LEVEL_DIFFERS,
                            "The offer is for " + terms.level() + ", the cohort is " + programme.level() + ".")
                    .with("offer", terms.level().name())
                    .with("cohort", programme.level().name())
                    .refused();
        }
    }
}
