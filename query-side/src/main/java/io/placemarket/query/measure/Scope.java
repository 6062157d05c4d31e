package io.placemarket.query.measure;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.query.market.Allocation;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.CohortsView;

/** Whose numbers somebody is shown: a region's and an operator's are of the whole market, the others' of their own side. */
record Scope(Actor actor) {
    boolean holds(AreasView.Entry area) {
        return actor.role() != Role.PROVIDER || actor.actsFor(area.provider());
    }

    boolean holds(Allocation allocation) {
        return actor.role() != Role.UNIVERSITY
                || actor.actsFor(allocation.proposal().university());
    }

    boolean holds(CohortsView.Entry cohort) {
        return actor.role() != Role.UNIVERSITY || actor.actsFor(cohort.university());
    }

    /** Whose areas may be counted. */
    boolean holds(OrganisationId provider) {
        return actor.role() != Role.PROVIDER || actor.actsFor(provider);
    }

    boolean holds(PlanSet plan) {
        return actor.role() != Role.UNIVERSITY || actor.actsFor(plan.university());
    }

    /** A provider's areas do not know which cohorts might come. */
    boolean knowsDemand() {
        return actor.role() != Role.PROVIDER;
    }

    /** Whether everybody counted belongs to the asker. */
    boolean isOwn() {
        return actor.role() == Role.PROVIDER || actor.role() == Role.UNIVERSITY;
    }

    String words() {
        return switch (actor.role()) {
            case REGIONAL, OPERATOR -> "The whole market.";
            case PROVIDER -> "Your own areas and who is booked in them.";
            case UNIVERSITY -> "Capacity of the whole market; cohorts and placements of your own.";
        };
    }
}
