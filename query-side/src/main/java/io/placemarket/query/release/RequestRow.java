package io.placemarket.query.release;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.ReleasesView;
import io.placemarket.query.reading.Visibility;
import java.time.Instant;
import java.util.Optional;

/**
 * A request.
 *
 * @param university whose it is; seen, with what follows, by its own people, the provider and the region only
 * @param cohort for whom; seen by its university only
 * @param programme the cohort's; seen by its university and the provider
 * @param places asked for, in each of the weeks
 * @param turn a position of the log: the lowest is the first where the first to come are served first
 * @param outcome once the release has come
 */
public record RequestRow(
        RequestId request,
        OfferId offer,
        AreaId area,
        String areaName,
        Instant releaseAt,
        ReleasesView.State release,
        Optional<OrganisationId> university,
        Optional<String> universityName,
        Optional<CohortId> cohort,
        Optional<String> programme,
        int places,
        WeekSet weeks,
        long turn,
        Optional<OutcomeRow> outcome) {
    /** As somebody sees it: whose it is only where that somebody may know. */
    static RequestRow of(ReleasesView.Entry release, ReleasesView.Request request, Market market, Actor actor) {
        OfferId offer = release.offer();
        OrganisationId provider =
                market.areas().find(offer.area()).map(AreasView.Entry::provider).orElseThrow();
        OrganisationId university = request.university();
        boolean known = Visibility.seesHold(actor, university, provider);
        return new RequestRow(
                request.id(),
                offer,
                offer.area(),
                market.areas()
                        .find(offer.area())
                        .map(AreasView.Entry::name)
                        .orElse(offer.area().value()),
                release.at(),
                release.state(),
                Optional.of(university).filter(id -> known),
                Optional.of(market.organisations().name(university)).filter(name -> known),
                Optional.of(request.cohort()).filter(cohort -> Visibility.seesCohort(actor, university)),
                market.cohorts()
                        .find(request.cohort())
                        .filter(cohort -> Visibility.seesBooking(actor, university, provider))
                        .map(cohort -> cohort.programme().name()),
                request.places(),
                request.weeks(),
                request.turn(),
                release.outcome(request.id())
                        .flatMap(outcome ->
                                release.resolution().map(resolved -> OutcomeRow.of(outcome, resolved.seed(), known))));
    }
}
