package io.placemarket.query.waiting;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.WaitingView;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;

/** Finds who waits, on the asker's own side: a provider's in its areas and those of its members, a university's of its cohorts. */
public final class WaitingReads {
    private final Market market;
    private final Today today;

    public WaitingReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /**
     * In the order in which they came.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-allowed for whoever has no side
     */
    public Page<WaitingRow> entries(WaitingQuery query, Actor asker) {
        Visibility.ownSide(asker);
        Actor actor = Represented.withMembers(asker, market, today);
        return query.page()
                .page(
                        market.position(),
                        market.waiting()
                                .all()
                                .filter(entry -> wanted(entry, query))
                                .filter(entry -> Visibility.seesBooking(actor, entry.university(), provider(entry))),
                        entry -> "%019d".formatted(entry.position()))
                .map(entry -> WaitingRow.of(entry, provider(entry), market, actor));
    }

    private static boolean wanted(WaitingView.Entry entry, WaitingQuery query) {
        return (query.states().isEmpty() || query.states().contains(entry.state()))
                && query.offer().map(entry.id().offer()::equals).orElse(true)
                && query.cohort().map(entry.cohort()::equals).orElse(true);
    }

    private OrganisationId provider(WaitingView.Entry entry) {
        return market.areas()
                .find(entry.id().offer().area())
                .map(AreasView.Entry::provider)
                .orElseThrow();
    }
}
