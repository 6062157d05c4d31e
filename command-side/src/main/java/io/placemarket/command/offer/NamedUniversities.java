package io.placemarket.command.offer;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.organisation.Member;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;

/** An offer names only education providers that take part. */
final class NamedUniversities {
    private NamedUniversities() {}

    static void check(OfferTerms terms, Shelf<Member> members) {
        for (OrganisationId named : terms.particulars().onlyFor()) {
            boolean known = members.find(named)
                    .map(member -> member.invoke(Member::educates))
                    .orElse(false);
            if (!known) {
                throw Problem.invalid("onlyFor", named.value(), "education providers of the market")
                        .refused();
            }
        }
    }
}
