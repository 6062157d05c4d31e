package io.placemarket.query.agreement;

import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AgreementsView;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import java.util.Comparator;

/** Finds agreements: one's own, or, for a region, all. */
public final class AgreementReads {
    private final Market market;

    public AgreementReads(Market market) {
        this.market = market;
    }

    /** By the names of the two. */
    public Page<AgreementRow> search(PageRequest page, Actor actor) {
        return page.page(
                        market.position(),
                        market.agreements()
                                .all()
                                .filter(entry -> sees(actor, entry))
                                .sorted(Comparator.comparing(this::key)),
                        this::key)
                .map(entry -> AgreementRow.of(entry, market));
    }

    private static boolean sees(Actor actor, AgreementsView.Entry entry) {
        return switch (actor.role()) {
            case PROVIDER -> actor.actsFor(entry.provider());
            case UNIVERSITY -> actor.actsFor(entry.university());
            case REGIONAL -> true;
            case OPERATOR -> false;
        };
    }

    private String key(AgreementsView.Entry entry) {
        return market.organisations().name(entry.provider()) + "/"
                + market.organisations().name(entry.university()) + "/" + entry.id();
    }
}
