package io.placemarket.kernel.organisation;

import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.OrganisationId;

/** What happens to an organisation. */
public sealed interface OrganisationEvent extends DomainEvent {
    OrganisationId organisation();

    /** It takes part in the market from now on. */
    @EventName("OrganisationAdded")
    record OrganisationAdded(OrganisationId organisation, Organisation details) implements OrganisationEvent {}
}
