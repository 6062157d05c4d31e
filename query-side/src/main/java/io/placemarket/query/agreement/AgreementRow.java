package io.placemarket.query.agreement;

import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.query.market.AgreementsView;
import io.placemarket.query.market.Market;
import java.time.LocalDate;
import java.util.List;

/**
 * What a provider and an education provider agreed.
 *
 * @param terms one after the other, as they were made
 */
public record AgreementRow(
        AgreementId agreement,
        OrganisationId provider,
        String providerName,
        OrganisationId university,
        String universityName,
        List<Term> terms,
        long revision) {
    public AgreementRow {
        terms = List.copyOf(terms);
    }

    /**
     * From when to when, and for whom.
     *
     * @param professions whose students may be placed; every one's where empty
     */
    public record Term(LocalDate from, LocalDate to, List<ProfessionCode> professions) {
        static Term of(AgreementMade made) {
            return new Term(made.from(), made.to(), List.copyOf(made.professions()));
        }
    }

    static AgreementRow of(AgreementsView.Entry entry, Market market) {
        return new AgreementRow(
                entry.id(),
                entry.provider(),
                market.organisations().name(entry.provider()),
                entry.university(),
                market.organisations().name(entry.university()),
                entry.made().stream().map(Term::of).toList(),
                entry.revision());
    }
}
