package io.placemarket.query.reading;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OrganisationsView;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For which providers somebody acts today: their own, and the members of their network. */
public final class Represented {
    private Represented() {}

    /** Whether somebody acts for this provider. */
    public static boolean by(Actor actor, OrganisationId provider, Market market, Today today) {
        return actor.role() == Role.PROVIDER
                && (actor.actsFor(provider)
                        || market.organisations()
                                .find(provider)
                                .filter(member -> isMember(member, actor, today))
                                .isPresent());
    }

    /** All of them. */
    public static Stream<OrganisationId> by(Actor actor, Market market, Today today) {
        return Stream.concat(
                actor.organisation().stream(),
                market.organisations().all().stream()
                        .filter(member -> isMember(member, actor, today))
                        .map(OrganisationsView.Entry::id));
    }

    /** Somebody with whom they act for today: who sees what is a member's sees it as the member does. */
    public static Actor withMembers(Actor actor, Market market, Today today) {
        return actor.role() == Role.PROVIDER
                ? actor.onBehalfOf(market.organisations().all().stream()
                        .filter(member -> isMember(member, actor, today))
                        .map(OrganisationsView.Entry::id)
                        .collect(Collectors.toUnmodifiableSet()))
                : actor;
    }

    private static boolean isMember(OrganisationsView.Entry member, Actor actor, Today today) {
        return actor.organisation()
                .filter(hub -> member.isRepresentedBy(hub, today.day()))
                .isPresent();
    }
}
