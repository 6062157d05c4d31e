package io.placemarket.command.offer;

import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.refusal.OfferRefusal.LevelDiffers;
import io.placemarket.kernel.refusal.OfferRefusal.OfferForOthers;
import io.placemarket.kernel.refusal.OfferRefusal.ProfessionDiffers;

/** Whom an offer is for: cohorts of its one profession and its level, of the education providers it names, where it names any. */
final class OfferAudience {
    private OfferAudience() {}

    static void check(OfferTerms terms, OrganisationId university) {
        if (!terms.particulars().isFor(university)) {
            throw new OfferForOthers(terms.particulars().onlyFor().size()).thrown();
        }
    }

    static boolean suits(OfferTerms terms, Programme programme) {
        return terms.profession().equals(programme.profession())
                && terms.level().suits(programme.level());
    }

    static void check(OfferTerms terms, Programme programme) {
        if (!terms.profession().equals(programme.profession())) {
            throw new ProfessionDiffers(terms.profession(), programme.profession()).thrown();
        }
        if (!terms.level().suits(programme.level())) {
            throw new LevelDiffers(terms.level(), programme.level()).thrown();
        }
    }
}
