package io.placemarket.command.model;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is agreed, day by day, as somebody would write it into a diary. */
final class PaperAgreements {
    private record Agreed(ProfessionCode profession, LocalDate day) {}

    /** Stands for every profession. */
    private static final ProfessionCode EVERY = new ProfessionCode("EVERY");

    private final Map<AgreementId, Set<Agreed>> diaries = new HashMap<>();

    void on(DomainEvent event) {
        if (event instanceof AgreementMade made) {
            Set<ProfessionCode> professions = made.professions().isEmpty() ? Set.of(EVERY) : made.professions();
            made.from()
                    .datesUntil(made.to().plusDays(1))
                    .forEach(day -> professions.forEach(
                            profession -> diaries.computeIfAbsent(made.agreement(), id -> new HashSet<>())
                                    .add(new Agreed(profession, day))));
        } else if (event instanceof AgreementEnded ended) {
            diaries.getOrDefault(ended.agreement(), Set.of())
                    .removeIf(agreed -> agreed.day().isAfter(ended.lastDay()));
        }
    }

    /** Whether every day of the offer in these weeks is agreed with one of those whose it is or was, where it asks for that. */
    boolean allow(OfferPosted offer, Set<OrganisationId> providers, OrganisationId university, WeekSet weeks) {
        Set<Agreed> diary = new HashSet<>();
        providers.forEach(
                provider -> diary.addAll(diaries.getOrDefault(AgreementId.of(provider, university), Set.of())));
        return !offer.terms().particulars().agreementRequired()
                || weeks.stream()
                        .flatMap(week -> week.monday().datesUntil(week.sunday().plusDays(1)))
                        .filter(day -> !day.isBefore(offer.terms().firstDay())
                                && !day.isAfter(offer.terms().lastDay()))
                        .allMatch(day -> diary.contains(new Agreed(EVERY, day))
                                || diary.contains(new Agreed(offer.terms().profession(), day)));
    }
}
