package io.placemarket.command.gateway;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.refusal.AccessRefusal.ActsForNobody;

/** The organisation somebody acts for. */
public final class Own {
    private Own() {}

    /** @throws io.placemarket.kernel.problem.RefusedException {@code not-allowed} for those who act for none */
    public static OrganisationId organisation(Actor actor) {
        return actor.organisation().orElseThrow(() -> new ActsForNobody(actor.role()).thrown());
    }
}
