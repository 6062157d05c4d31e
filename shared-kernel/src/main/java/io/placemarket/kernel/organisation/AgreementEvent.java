package io.placemarket.kernel.organisation;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a provider and an education provider agree (domain guide, "Agreement"). */
public sealed interface AgreementEvent extends DomainEvent {
    AgreementId agreement();

    /**
     * Students may be placed from a first to a last day.
     *
     * @param professions of which; of every one where empty
     */
    @EventName("AgreementMade")
    record AgreementMade(
            AgreementId agreement,
            OrganisationId provider,
            OrganisationId university,
            SortedSet<ProfessionCode> professions,
            LocalDate from,
            LocalDate to)
            implements AgreementEvent {
        public AgreementMade {
            professions = Collections.unmodifiableSortedSet(new TreeSet<>(professions));
        }

        /** The same, ending on another day. */
        public AgreementMade until(LocalDate lastDay) {
            return new AgreementMade(agreement, provider, university, professions, from, lastDay);
        }

        /** Whether it allows students of that profession. */
        public boolean isFor(ProfessionCode profession) {
            return professions.isEmpty() || professions.contains(profession);
        }

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** Nothing is agreed after this day. What is booked stays. */
    @EventName("AgreementEnded")
    record AgreementEnded(AgreementId agreement, LocalDate lastDay, Reason reason) implements AgreementEvent {}
}
