package io.placemarket.query.work;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.past.Moments;
import io.placemarket.query.views.Views;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks what needs somebody where that does not keep the live views from the log: a region's areas are all there are. */
@Component
public final class WorkLists {
    private final Views views;
    private final Moments moments;

    WorkLists(Views views, Moments moments) {
        this.views = views;
        this.moments = moments;
    }

    /** @return what needs the actor; refused with view-behind or past-busy */
    public Mono<WorkList> mine(long atLeast, WorkQuery query, Instant now, Actor actor) {
        return actor.role() == Role.REGIONAL
                ? moments.study(atLeast, Optional.empty(), then -> new WorkReads(then.market(), now).mine(query, actor))
                : views.ask(atLeast, market -> new WorkReads(market, now).mine(query, actor));
    }
}
