package io.placemarket.command.message;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;

/** What can be asked about organisations. */
public sealed interface OrganisationCommand extends Command {
    OrganisationId organisation();

    /** Lets an organisation take part. */
    record AddOrganisation(OrganisationId organisation, Organisation details) implements OrganisationCommand {}
}
