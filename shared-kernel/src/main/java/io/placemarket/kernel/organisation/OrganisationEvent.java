package io.placemarket.kernel.organisation;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.OrganisationId;
import java.time.LocalDate;

/** What happens to an organisation. */
public sealed interface OrganisationEvent extends DomainEvent {
    OrganisationId organisation();

    /** It takes part in the market from now on. */
    @EventName("OrganisationAdded")
    record OrganisationAdded(OrganisationId organisation, Organisation details) implements OrganisationEvent {}

    /**
     * A network or training hub may act on its behalf, from a first to a last day.
     *
     * @param hub the organisation that acts
     */
    @EventName("NetworkJoined")
    record NetworkJoined(OrganisationId organisation, OrganisationId hub, LocalDate from, LocalDate to)
            implements OrganisationEvent {
        /** Whether it holds on this day. */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        /** The same, ending on another day. */
        public NetworkJoined until(LocalDate lastDay) {
            return new NetworkJoined(organisation, hub, from, lastDay);
        }
    }

    /** The network acts no longer on its behalf after this day. */
    @EventName("NetworkLeft")
    record NetworkLeft(OrganisationId organisation, OrganisationId hub, LocalDate lastDay)
            implements OrganisationEvent {}
}
