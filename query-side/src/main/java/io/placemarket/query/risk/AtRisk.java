package io.placemarket.query.risk;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.query.past.Moments;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for what is at risk where that does not keep the live views from the log: one side's areas are few, a region's are all there are. */
@Component
public final class AtRisk {
    private final Views views;
    private final Moments moments;

    AtRisk(Views views, Moments moments) {
        this.views = views;
        this.moments = moments;
    }

    /**
     * All areas in which something of one's own is at risk, by name.
     *
     * @return refused with not-allowed for an operator, view-behind or past-busy
     */
    public Mono<Page<AreaAtRisk>> mine(long atLeast, PageRequest page, Today today, Actor actor) {
        return actor.role() == Role.REGIONAL
                ? moments.study(atLeast, Optional.empty(), now -> new RiskReads(now.market(), today).mine(page, actor))
                : views.ask(atLeast, market -> new RiskReads(market, today).mine(page, actor));
    }
}
