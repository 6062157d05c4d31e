package io.placemarket.command.agreement;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.message.OrganisationCommand.MakeAgreement;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.refusal.OfferRefusal.AgreementRequired;
import java.time.LocalDate;

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

    /** Locks what is agreed, where the offer asks for it: in its turn, before students. */
    public static void lock(
            OfferTerms terms, OrganisationId provider, OrganisationId university, Shelf<Agreement> agreements) {
        if (terms.particulars().agreementRequired()) {
            agreements.find(AgreementId.of(provider, university));
        }
    }

    /** Refuses weeks of an offer for which nothing is agreed, where the offer asks for it. */
    public static void check(
            OfferTerms terms,
            OrganisationId provider,
            OrganisationId university,
            WeekSet weeks,
            Shelf<Agreement> agreements) {
        if (!terms.particulars().agreementRequired() || weeks.isEmpty()) {
            return;
        }
        LocalDate first = later(terms.firstDay(), weeks.first().monday());
        LocalDate last = earlier(terms.lastDay(), weeks.last().sunday());
        boolean covered = agreements
                .find(AgreementId.of(provider, university))
                .map(agreement -> agreement.invoke(it -> it.covers(terms.profession(), first, last)))
                .orElse(false);
        if (!covered) {
            throw new AgreementRequired(terms.profession(), first, last).thrown();
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static RuntimeException invalid(String field, Object value, String accepted) {
        return Problem.invalid(field, String.valueOf(value), accepted).refused();
    }
}
