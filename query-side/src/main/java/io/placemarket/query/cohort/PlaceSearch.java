package io.placemarket.query.cohort;

import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.query.market.CohortsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Today;
import io.placemarket.query.views.Views;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Searches places beside the thread that owns the views: there only what changed is counted, some areas at a time; the search itself runs
 * elsewhere on what does not change any more.
 */
@Component
public final class PlaceSearch implements AutoCloseable {
    private static final int AREAS_A_TURN = 200;
    /** Searches that may wait for a thread; further ones are refused. */
    private static final int MOST_WAITING = 500;

    /** Of its own: a search takes its time, and the shared threads are everybody's. */
    private final Scheduler threads =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MOST_WAITING, "search");

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

    private record Ready(Need need, PlacesAt places) {}

    /**
     * Places for a cohort by distance and by what they are like.
     *
     * @return refused with not-found, not-yours, not-allowed or view-behind
     */
    public Mono<Found> search(long atLeast, CohortId cohort, SearchQuery query, Actor actor) {
        Today today = Today.at(clock);
        return ready(atLeast, cohort, actor)
                .map(ready -> new SearchReads(ready.places(), today, actor).search(ready.need(), query))
                .publishOn(Schedulers.parallel());
    }

    /**
     * What fits a cohort, those that share most of its weeks first.
     *
     * @return refused with not-found, not-yours, not-allowed or view-behind
     */
    public Mono<Page<Fit>> fits(long atLeast, CohortId cohort, FitQuery query, Actor actor) {
        Today today = Today.at(clock);
        return ready(atLeast, cohort, actor)
                .map(ready -> new FitReads(ready.places(), today, actor).fits(ready.need(), query))
                .publishOn(Schedulers.parallel());
    }

    private Mono<Ready> ready(long atLeast, CohortId cohort, Actor actor) {
        return Mono.defer(() -> views.ask(atLeast, market -> look(market, cohort, actor)))
                .repeat()
                .filter(Optional::isPresent)
                .next()
                .map(Optional::get)
                .publishOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Problem.of(
                                        ProblemCode.TOO_MANY_REQUESTS, "Too many people are searching at this moment.")
                                .with("retryAfterSeconds", 1)
                                .refused());
    }

    @Override
    public void close() {
        threads.dispose();
    }

    /** On the thread that owns the views; nothing while there is more to count than may be at once. */
    private Optional<Ready> look(Market market, CohortId cohort, Actor actor) {
        CohortsView.Entry own = new CohortReads(market).own(cohort, actor);
        if (!begun) {
            begun = true;
            index.touchAll(market);
        }
        return index.count(market, AREAS_A_TURN)
                ? Optional.of(new Ready(Need.of(own, market), index.places(market)))
                : Optional.empty();
    }
}
