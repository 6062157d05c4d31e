package io.placemarket.command.agreement;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.command.offer.Offer;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.Agreed;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.OfferRefusal.AgreementRequired;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.axonframework.modelling.command.Aggregate;

/** What may be agreed, and what must be before a booking where an offer asks for it (domain guide, "Agreement"). */
public final class AgreementRules {
    /** Longer is a slip of the keyboard. */
    private static final int MOST_YEARS = 20;

    private AgreementRules() {}

    static void check(MakeAgreement command, LocalDate today) {
        command.professions().stream()
                .filter(profession -> !ReferenceData.shipped().knows(profession))
                .findFirst()
                .ifPresent(unknown -> {
                    throw invalid("professions", unknown, "professions of the reference data, such as NUR-ADULT");
                });
        if (command.to().isBefore(command.from()) || command.to().isBefore(today)) {
            throw invalid("to", command.to(), "a day not before the first, " + command.from() + ", nor before today");
        }
        if (command.from().plusYears(MOST_YEARS).isBefore(command.to())) {
            throw invalid("to", command.to(), "a day within " + MOST_YEARS + " years of " + command.from());
        }
    }

    /**
     * Those an offer asks for; none where it asks for none. Where its area came from another provider, what the education provider agreed with
     * that one counts on (docs/decisions/agreements-go-with-an-area.md).
     */
    public static Stream<AgreementId> askedFor(Aggregate<Offer> offer, OrganisationId university) {
        return offer.invoke(Offer::terms).particulars().agreementRequired()
                ? offer.invoke(Offer::providers).stream().map(provider -> AgreementId.of(provider, university))
                : Stream.empty();
    }

    /** Locks them in the order of their identifiers: after cohorts and before students, as everybody does. */
    public static void lock(Stream<AgreementId> asked, Shelf<Agreement> agreements) {
        asked.distinct().sorted(Comparator.comparing(AgreementId::value)).forEach(agreements::find);
    }

    /** Whether these weeks of an offer are agreed, where it asks for that. */
    public static boolean isAgreed(
            Aggregate<Offer> offer, OrganisationId university, WeekSet weeks, Shelf<Agreement> agreements) {
        OfferTerms terms = offer.invoke(Offer::terms);
        return !terms.particulars().agreementRequired()
                || Agreed.covers(
                        askedFor(offer, university)
                                .sorted(Comparator.comparing(AgreementId::value))
                                .flatMap(id -> agreements.find(id).stream())
                                .flatMap(agreement -> agreement.invoke(Agreement::made).stream())
                                .toList(),
                        terms,
                        weeks);
    }

    /** Refuses weeks of an offer that are not agreed, where it asks for that. */
    public static void check(
            Aggregate<Offer> offer, OrganisationId university, WeekSet weeks, Shelf<Agreement> agreements) {
        if (!isAgreed(offer, university, weeks, agreements)) {
            OfferTerms terms = offer.invoke(Offer::terms);
            throw new AgreementRequired(
                            terms.profession(),
                            Agreed.firstDay(terms, weeks.first()),
                            Agreed.lastDay(terms, weeks.last()))
                    .thrown();
        }
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
