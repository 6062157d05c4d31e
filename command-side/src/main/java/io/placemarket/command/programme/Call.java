package io.placemarket.command.programme;

import io.placemarket.command.gateway.Asking;
import io.placemarket.edge.position.IdempotencyKey;
import io.placemarket.edge.position.IfMatch;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;

/** Who says something of a cohort's students, and under which conditions. */
record Call(CohortId cohort, boolean dryRun, Actor actor, IdempotencyKey key, IfMatch seen) {
    /** @param content what a repeat must have in common with the first */
    Asking about(Object content) {
        return Asking.by(actor).having(seen).once(key, cohort, content).dry(dryRun);
    }
}
