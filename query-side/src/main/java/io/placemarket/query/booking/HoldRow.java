package io.placemarket.query.booking;

import io.placemarket.kernel.area.BookedPlaces;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Hold;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Visibility;
import java.time.Instant;
import java.util.Optional;

/**
 * A hold.
 *
 * @param cohort for whom; seen by its university only
 * @param programme the cohort's, with its provider and university
 * @param places in each of its weeks, when it was placed
 * @param named how many of them became allocations
 * @param left how many it still holds in its fullest week
 * @param lapsesAt when it ends by itself
 * @param extended whether it was kept longer, as it may be once
 */
public record HoldRow(
        HoldId hold,
        OfferId offer,
        AreaId area,
        String areaName,
        OrganisationId provider,
        String providerName,
        OrganisationId university,
        String universityName,
        Optional<CohortId> cohort,
        Optional<String> programme,
        int places,
        int named,
        int left,
        WeekSet weeks,
        Instant lapsesAt,
        Hold.State state,
        boolean extended,
        Optional<Reason> reason,
        long revision) {
    /** As somebody who may see it sees it. */
    public static HoldRow of(Hold hold, Market market, Actor actor) {
        AreaId area = hold.id().area();
        OrganisationId provider =
                market.areas().find(area).map(AreasView.Entry::provider).orElseThrow();
        return new HoldRow(
                hold.id(),
                hold.id().offer(),
                area,
                market.areas().find(area).map(AreasView.Entry::name).orElse(area.value()),
                provider,
                market.organisations().name(provider),
                hold.university(),
                market.organisations().name(hold.university()),
                Optional.of(hold.cohort()).filter(cohort -> Visibility.seesCohort(actor, hold.university())),
                market.cohorts()
                        .find(hold.cohort())
                        .filter(cohort -> Visibility.seesBooking(actor, hold.university(), provider))
                        .map(cohort -> cohort.programme().name()),
                hold.places(),
                hold.named(),
                market.areas()
                        .find(area)
                        .flatMap(entry -> entry.capacity().booking(hold.id()))
                        .map(HoldRow::fullest)
                        .orElse(0),
                hold.weeks(),
                hold.lapsesAt(),
                hold.state(),
                hold.extended(),
                hold.reason(),
                hold.revision());
    }

    private static int fullest(BookedPlaces booked) {
        return booked.heads().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
