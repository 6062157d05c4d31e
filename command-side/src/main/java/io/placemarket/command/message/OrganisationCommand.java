package io.placemarket.command.message;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;

/** What can be asked about organisations. */
public sealed interface OrganisationCommand extends Command {
    OrganisationId organisation();

    /**
     * Records what a provider agrees with an education provider.
     *
     * @param organisation the provider
     * @param professions whose students may be placed; every one's where empty
     */
    record MakeAgreement(
            OrganisationId organisation,
            OrganisationId university,
            List<ProfessionCode> professions,
            LocalDate from,
            LocalDate to)
            implements OrganisationCommand {
        public MakeAgreement {
            professions = List.copyOf(professions);
        }
    }

    /** Lets nothing be agreed after a day; what is booked stays. */
    record EndAgreement(OrganisationId organisation, OrganisationId university, LocalDate lastDay, Reason reason)
            implements OrganisationCommand {}

    /** Lets an organisation take part. */
    record AddOrganisation(OrganisationId organisation, Organisation details) implements OrganisationCommand {}
}
