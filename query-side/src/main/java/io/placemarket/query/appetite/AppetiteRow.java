package io.placemarket.query.appetite;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.AppetitesView;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Market;
import io.placemarket.query.reading.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether an area would take students of a profession in a term.
 *
 * @param reason why, for its provider and the region only
 */
public record AppetiteRow(
        AreaId area,
        String areaName,
        OrganisationId provider,
        String providerName,
        ProfessionCode profession,
        String professionName,
        LocalDate firstDay,
        LocalDate lastDay,
        Answer answer,
        Optional<Reason> reason,
        Instant at) {
    static AppetiteRow of(AppetitesView.Entry entry, AreasView.Entry area, Market market, Actor actor) {
        AppetiteStated stated = entry.stated();
        return new AppetiteRow(
                area.id(),
                area.name(),
                area.provider(),
                market.organisations().name(area.provider()),
                stated.profession(),
                ReferenceData.shipped().professionName(stated.profession()),
                stated.firstDay(),
                stated.lastDay(),
                stated.answer(),
                stated.reason().filter(reason -> Visibility.seesReason(actor, area.provider())),
                entry.at());
    }
}
