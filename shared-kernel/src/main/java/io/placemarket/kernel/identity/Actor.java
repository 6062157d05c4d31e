package io.placemarket.kernel.identity;

import io.placemarket.kernel.id.OrganisationId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who does something: kept with every event.
 *
 * @param user the account's name; for the market's own processes {@code market/…}
 * @param role in which role
 * @param organisation for whom; nobody for a region, an operator or the market itself
 * @param members on whose behalf it acts besides; not kept, but known to whoever asked for them on that day
 */
public record Actor(String user, Role role, Optional<OrganisationId> organisation, Set<OrganisationId> members) {
    public Actor {
        members = Set.copyOf(members);
    }

    /** For one's own organisation alone. */
    public Actor(String user, Role role, Optional<OrganisationId> organisation) {
        this(user, role, organisation, Set.of());
    }

    /** The names under which an actor stands in an event's metadata. */
    public static final String USER = "user";

    public static final String ROLE = "role";
    public static final String ORGANISATION = "organisation";

    /** The market's own process of that name, such as the one that lets holds lapse. */
    public static Actor market(String process) {
        return new Actor("market/" + process, Role.OPERATOR, Optional.empty());
    }

    /** The same, on behalf of these besides. */
    public Actor onBehalfOf(Set<OrganisationId> others) {
        return new Actor(user, role, organisation, others);
    }

    /** Whether it acts for this organisation. */
    public boolean actsFor(OrganisationId other) {
        return organisation.filter(other::equals).isPresent() || members.contains(other);
    }

    /** Its own organisation, then those on whose behalf it acts. */
    public Stream<OrganisationId> organisations() {
        return Stream.concat(organisation.stream(), members.stream());
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
