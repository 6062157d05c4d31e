package io.placemarket.command.organisation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.placemarket.command.message.OrganisationCommand.AddOrganisation;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkLeft;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.refusal.StateRefusal.NetworkWasLeft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** An organisation that takes part in the market. */
@AggregateRoot(type = "Organisation")
public class Member {
    @AggregateIdentifier
    private OrganisationId id;

    private Organisation details;
    private final List<NetworkJoined> networks = new ArrayList<>();

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

    /** Whether a network or training hub acts on its behalf on this day. */
    public boolean isRepresentedBy(OrganisationId hub, LocalDate day) {
        return networks.stream().anyMatch(joined -> joined.hub().equals(hub) && joined.holdsOn(day));
    }

    void join(NetworkJoined joined) {
        apply(joined);
    }

    void leave(OrganisationId hub, LocalDate lastDay) {
        if (networks.stream()
                .noneMatch(joined -> joined.hub().equals(hub) && joined.to().isAfter(lastDay))) {
            throw new NetworkWasLeft(lastDay).thrown();
        }
        apply(new NetworkLeft(id, hub, lastDay));
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
            case NetworkJoined joined -> networks.add(joined);
            case NetworkLeft left ->
                networks.replaceAll(
                        joined -> joined.hub().equals(left.hub()) && joined.to().isAfter(left.lastDay())
                                ? joined.until(left.lastDay())
                                : joined);
        }
    }
}
