package io.placemarket.query.appetite;

import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AppetitesView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.Places;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.Represented;
import io.placemarket.query.reading.Today;

/** Finds what areas say of their appetite; reasons are for their provider and the region only. */
public final class AppetiteReads {
    private final Market market;
    private final Today today;

    public AppetiteReads(Market market, Today today) {
        this.market = market;
        this.today = today;
    }

    /** Those of terms that are not over, the first term first. */
    public Page<AppetiteRow> search(AppetiteQuery query, Actor asker) {
        Actor actor = Represented.withMembers(asker, market, today);
        return query.page()
                .page(
                        market.position(),
                        market.appetites().all().filter(entry -> wanted(entry, query, actor)),
                        AppetitesView.Entry::key)
                .map(entry -> AppetiteRow.of(
                        entry, market.areas().find(entry.stated().area()).orElseThrow(), market, actor));
    }

    private boolean wanted(AppetitesView.Entry entry, AppetiteQuery query, Actor actor) {
        AppetiteStated stated = entry.stated();
        return !stated.lastDay().isBefore(today.day())
                && query.area().map(stated.area()::equals).orElse(true)
                && (query.professions().isEmpty() || query.professions().contains(stated.profession()))
                && (query.answers().isEmpty() || query.answers().contains(stated.answer()))
                && market.areas()
                        .find(stated.area())
                        .filter(area -> !query.mine() || actor.actsFor(area.provider()))
                        .filter(area -> query.icbs().isEmpty()
                                || Places.icb(area, market)
                                        .filter(query.icbs()::contains)
                                        .isPresent())
                        .isPresent();
    }
}
