package io.placemarket.command.organisation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** An organisation that takes part in the market. */
@AggregateRoot(type = "Organisation")
public class Member {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private OrganisationId id;

    private Organisation details;

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Member() {}

    @SuppressWarnings("NullAway.Init") // its first event fills it
    Member(AddOrganisation command) {
        OrganisationRules.check(command.details());
        apply(new OrganisationAdded(command.organisation(), command.details()));
    }

    /** Whether it hosts students. */
    public boolean hosts() {
        return details.hosts();
    }

    /** Whether it sends students. */
    public boolean educates() {
        return details.educates();
    }

    /** What is known of it. */
    public Organisation details() {
        return details;
    }

    @EventSourcingHandler
    void on(OrganisationEvent event) {
        switch (event) {
            case OrganisationAdded added -> {
                id = added.organisation();
                details = added.details();
            }
        }
    }
}
