package io.placemarket.query.waiting;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.WaitingView;
import io.placemarket.query.reading.Visibility;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of a waiting list.
 *
 * @param cohort for whom; seen by its university only
 * @param programme the cohort's, with its provider and university
 * @param places wanted whole, in each of the weeks
 * @param turn once it had one: places kept for it
 * @param lapsesAt until when they are or were kept
 * @param hold what came of the turn
 */
public record WaitingRow(
        EntryId entry,
        OfferId offer,
        AreaId area,
        String areaName,
        OrganisationId university,
        String universityName,
        Optional<CohortId> cohort,
        Optional<String> programme,
        int places,
        WeekSet weeks,
        WaitingView.State state,
        Optional<TurnId> turn,
        Optional<Instant> lapsesAt,
        Optional<HoldId> hold) {
    /** As somebody who may see it sees it. */
    static WaitingRow of(WaitingView.Entry entry, OrganisationId provider, Market market, Actor actor) {
        OfferId offer = entry.id().offer();
        return new WaitingRow(
                entry.id(),
                offer,
                offer.area(),
                market.areas()
                        .find(offer.area())
                        .map(AreasView.Entry::name)
                        .orElse(offer.area().value()),
                entry.university(),
                market.organisations().name(entry.university()),
                Optional.of(entry.cohort()).filter(cohort -> Visibility.seesCohort(actor, entry.university())),
                market.cohorts()
                        .find(entry.cohort())
                        .filter(cohort -> Visibility.seesBooking(actor, entry.university(), provider))
                        .map(cohort -> cohort.programme().name()),
                entry.places(),
                entry.weeks(),
                entry.state(),
                entry.turn(),
                entry.lapsesAt(),
                entry.hold());
    }
}
