package io.placemarket.command.organisation;

import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import java.util.Optional;

/** Whom something of a provider's concerns: the provider itself, or a network that acts on its behalf today. */
public final class OnBehalf {
    private final Shelf<Member> members;
    private final MarketCalendar calendar;

    public OnBehalf(Shelf<Member> members, MarketCalendar calendar) {
        this.members = members;
        this.calendar = calendar;
    }

    /** The side of the provider, as whoever asks may take it. */
    public Concerned provider(OrganisationId provider, Actor actor) {
        return actor.organisation()
                .filter(asking -> actor.role() == Role.PROVIDER && !asking.equals(provider))
                .filter(asking -> represents(asking, provider))
                .map(Concerned::provider)
                .orElseGet(() -> Concerned.provider(provider));
    }

    /** Both sides of a booking, that of the provider as whoever asks may take it. */
    public Concerned both(OrganisationId provider, OrganisationId university, Actor actor) {
        return new Concerned(provider(provider, actor).provider(), Optional.of(university));
    }

    private boolean represents(OrganisationId hub, OrganisationId provider) {
        return members.find(provider)
                .map(member -> member.invoke(it -> it.isRepresentedBy(hub, calendar.today())))
                .orElse(false);
    }
}
