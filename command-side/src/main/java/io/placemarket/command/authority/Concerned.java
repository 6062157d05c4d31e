package io.placemarket.command.authority;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import java.util.Optional;

/**
 * The organisations something belongs to.
 *
 * @param provider whose area it is
 * @param university whose cohort it is
 */
public record Concerned(Optional<OrganisationId> provider, Optional<OrganisationId> university) {
    /** Only a provider. */
    public static Concerned provider(OrganisationId provider) {
        return new Concerned(Optional.of(provider), Optional.empty());
    }

    /** Only a university. */
    public static Concerned university(OrganisationId university) {
        return new Concerned(Optional.empty(), Optional.of(university));
    }

    /** Both sides of a booking. */
    public static Concerned both(OrganisationId provider, OrganisationId university) {
        return new Concerned(Optional.of(provider), Optional.of(university));
    }

    /** Neither side. */
    public static Concerned nobody() {
        return new Concerned(Optional.empty(), Optional.empty());
    }

    /** Whether somebody acts for the side that is theirs. */
    public boolean includes(Actor actor) {
        Optional<OrganisationId> side = switch (actor.role()) {
            case PROVIDER -> provider;
            case UNIVERSITY -> university;
            case REGIONAL, OPERATOR -> Optional.empty();
        };
        return side.filter(actor::actsFor).isPresent();
    }
}
