package io.placemarket.kernel.identity;

import io.placemarket.kernel.id.OrganisationId;
import java.util.Map;
import java.util.Optional;

/**
 * Who does something: kept with every event.
 *
 * @param user the account's name; for the market's own processes {@code market/…}
 * @param role in which role
 * @param organisation for whom; nobody for a region, an operator or the market itself
 */
public record Actor(String user, Role role, Optional<OrganisationId> organisation) {
    /** The names under which an actor stands in an event's metadata. */
    public static final String USER = "user";

    public static final String ROLE = "role";
    public static final String ORGANISATION = "organisation";

    /** The market's own process of that name, such as the one that lets holds lapse. */
    public static Actor market(String process) {
        return new Actor("market/" + process, Role.OPERATOR, Optional.empty());
    }

    /** Whether it acts for this organisation. */
    public boolean actsFor(OrganisationId other) {
        return organisation.filter(other::equals).isPresent();
    }

    /** As it is kept in metadata. */
    public Map<String, String> toMetadata() {
        return organisation
                .map(id -> Map.of(USER, user, ROLE, role.name(), ORGANISATION, id.value()))
                .orElseGet(() -> Map.of(USER, user, ROLE, role.name()));
    }

    /** As it was kept in metadata; nobody where no user stands there. */
    public static Optional<Actor> fromMetadata(Map<String, ?> metadata) {
        if (!(metadata.get(USER) instanceof String user) || !(metadata.get(ROLE) instanceof String role)) {
            return Optional.empty();
        }
        Optional<OrganisationId> organisation = metadata.get(ORGANISATION) instanceof String id
                ? Optional.of(new OrganisationId(id))
                : Optional.empty();
        return Optional.of(new Actor(user, Role.valueOf(role), organisation));
    }
}
