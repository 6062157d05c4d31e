package io.placemarket.query.cohort;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.offer.OfferRow;
import io.placemarket.query.reading.Page;
import io.placemarket.query.reading.PageRequest;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a cohort can ask for: offers of its profession and level that are not released yet and that it has not asked. */
public final class ComingReads {
    private final Market market;
    private final Instant now;

    public ComingReads(Market market, Instant now) {
        this.market = market;
        this.now = now;
    }

    /**
     * The next to be released first.
     *
     * @throws io.placemarket.kernel.problem.RefusedException not-found, not-yours
     */
    public Page<Coming> coming(CohortId cohort, PageRequest page, Actor actor) {
        Programme programme = new CohortReads(market).own(cohort, actor).programme();
        return page.page(
                        market.position(),
                        market.releases().all().stream()
                                .filter(release -> release.state() == ReleasesView.State.ANNOUNCED
                                        && release.at().isAfter(now)
                                        && hasNotAsked(release, cohort))
                                .sorted(Comparator.comparing(ComingReads::key))
                                .flatMap(release -> candidate(release, programme, actor).stream()),
                        candidate -> key(candidate.release()))
                .map(Candidate::row);
    }

    private record Candidate(ReleasesView.Entry release, Coming row) {}

    private static String key(ReleasesView.Entry release) {
        return "%019d/%s"
                .formatted(release.at().getEpochSecond(), release.offer().value());
    }

    private static boolean hasNotAsked(ReleasesView.Entry release, CohortId cohort) {
        return release.requests().stream().noneMatch(request -> request.cohort().equals(cohort));
    }

    private Optional<Candidate> candidate(ReleasesView.Entry release, Programme programme, Actor actor) {
        return market.offers()
                .find(release.offer())
                .filter(offer -> suits(offer, programme) && Visibility.seesOffer(actor, offer.terms()))
                .flatMap(offer -> row(
                        offer,
                        offer.terms()
                                .weeks()
                                .and(programme.weeks())
                                .from(Today.of(release.at()).week()),
                        actor))
                .map(row -> new Candidate(release, row));
    }

    private Optional<Coming> row(OffersView.Entry offer, WeekSet weeks, Actor actor) {
        return market.areas()
                .find(offer.id().area())
                .filter(area -> !weeks.isEmpty())
                .map(area -> new Coming(OfferRow.of(offer, area, market, Today.of(now), actor), weeks));
    }

    private static boolean suits(OffersView.Entry offer, Programme programme) {
        return offer.terms().profession().equals(programme.profession())
                && offer.terms().level().suits(programme.level());
    }
}
