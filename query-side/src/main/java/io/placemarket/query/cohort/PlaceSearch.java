package io.placemarket.query.cohort;

import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Searches places beside the thread that owns the views: there only what changed is counted, some areas at a time; the search itself runs
 * elsewhere on what does not change any more.
 */
@Component
public final class PlaceSearch {
    private static final int AREAS_A_TURN = 200;

    private final PlaceIndex index = new PlaceIndex();
    private final Views views;
    private final Clock clock;
    private boolean begun;

    public PlaceSearch(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
        views.listen(index::touch);
        views.listenForAnother(index::touchAll);
    }

    private record Ready(Programme programme, PlacesAt places) {}

    /**
     * Places for a cohort by distance and by what they are like.
     *
     * @return refused with not-found, not-yours, not-allowed or view-behind
     */
    public Mono<Found> search(long atLeast, CohortId cohort, SearchQuery query, Actor actor) {
        Today today = Today.at(clock);
        return ready(atLeast, cohort, actor)
                .map(ready -> new SearchReads(ready.places(), today, actor).search(ready.programme(), query));
    }

    /**
     * What fits a cohort, best first.
     *
     * @return refused with not-found, not-yours, not-allowed or view-behind
     */
    public Mono<Page<Fit>> fits(long atLeast, CohortId cohort, FitQuery query, Actor actor) {
        Today today = Today.at(clock);
        return ready(atLeast, cohort, actor)
                .map(ready -> new FitReads(ready.places(), today, actor).fits(ready.programme(), query));
    }

    private Mono<Ready> ready(long atLeast, CohortId cohort, Actor actor) {
        return Mono.defer(() -> views.ask(atLeast, market -> look(market, cohort, actor)))
                .repeat()
                .filter(Optional::isPresent)
                .next()
                .map(Optional::get)
                .publishOn(Schedulers.parallel());
    }

    /** On the thread that owns the views; nothing while there is more to count than may be at once. */
    private Optional<Ready> look(Market market, CohortId cohort, Actor actor) {
        Programme programme = new CohortReads(market).own(cohort, actor).programme();
        if (!begun) {
            begun = true;
            index.touchAll(market);
        }
        return index.count(market, AREAS_A_TURN)
                ? Optional.of(new Ready(programme, index.places(market)))
                : Optional.empty();
    }
}
