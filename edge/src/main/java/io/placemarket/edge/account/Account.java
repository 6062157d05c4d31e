package io.placemarket.edge.account;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import java.util.Optional;

/**
 * Who is signed in. A controller takes it, or the {@link Actor} it is, as an argument.
 *
 * @param user 1 to 64 letters, digits, dots, hyphens, underscores, at-signs
 * @param organisation for whom a provider or university acts; nobody for a region or an operator
 */
public record Account(String user, Role role, Optional<OrganisationId> organisation) {
    public Actor actor() {
        return new Actor(user, role, organisation);
    }
}
