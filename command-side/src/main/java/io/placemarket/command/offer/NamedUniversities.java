package io.placemarket.command.offer;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.organisation.Member;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.problem.Problem;
import java.util.List;

/** An offer names only education providers that take part. */
final class NamedUniversities {
    private NamedUniversities() {}

    static void check(OfferTerms terms, Shelf<Member> members) {
        check("onlyFor", terms.particulars().onlyFor(), members);
        check(
                "reserved.university",
                terms.particulars().shares().stream()
                        .map(ReservedShare::university)
                        .toList(),
                members);
    }

    private static void check(String field, List<OrganisationId> named, Shelf<Member> members) {
        for (OrganisationId university : named) {
            boolean known = members.find(university)
                    .map(member -> member.invoke(Member::educates))
                    .orElse(false);
            if (!known) {
                throw Problem.invalid(field, university.value(), "education providers of the market")
                        .refused();
            }
        }
    }
}
