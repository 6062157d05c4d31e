package io.placemarket.query.offer;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.AreasView;
import io.placemarket.query.market.Labels;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.OffersView;
import io.placemarket.query.market.Places;
import io.placemarket.query.reading.Today;
import io.placemarket.query.reading.Visibility;
import io.placemarket.query.release.ReleaseRow;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An offer.
 *
 * @param icb the ODS code of the integrated care board its provider lies in, where known
 * @param sector from the provider's ownership and the area's setting
 * @param places at once, as posted
 * @param confirmWithinWorkingDays 0: bookings are accepted at once
 * @param freeWhole how many students could take every week of it from this one on; 0 where no week is left
 * @param free how many more could be booked in each of those weeks; for an education provider those it could book, without what is reserved for
 *     others
 * @param release where it was posted with one
 * @param waiting how many entries wait for places of it
 * @param particulars what it says beyond that, where it does
 */
public record OfferRow(
        OfferId offer,
        AreaId area,
        String areaName,
        OrganisationId provider,
        String providerName,
        Optional<String> town,
        Optional<String> icb,
        Optional<String> icbName,
        Sector sector,
        ProfessionCode profession,
        String professionName,
        LearnerLevel level,
        LocalDate firstDay,
        LocalDate lastDay,
        int places,
        Mode mode,
        int confirmWithinWorkingDays,
        SupervisionModel supervision,
        OptionalInt hoursPerWeek,
        OfferState state,
        int freeWhole,
        Map<String, Integer> free,
        Optional<ReleaseRow> release,
        int waiting,
        Optional<OfferParticulars> particulars) {
    /** As it is today. */
    public static OfferRow of(OffersView.Entry offer, AreasView.Entry area, Market market, Today today, Actor actor) {
        return of(
                offer,
                area,
                Places.provider(area, market),
                Places.sector(area, market),
                market.releases().find(offer.id()).map(ReleaseRow::of),
                market.waiting().waitingFor(offer.id()),
                today,
                actor);
    }

    /** The same from what was read of the market before. */
    public static OfferRow of(
            OffersView.Entry offer,
            AreasView.Entry area,
            Optional<Organisation> provider,
            Sector sector,
            Optional<ReleaseRow> release,
            int waiting,
            Today today,
            Actor actor) {
        OfferTerms terms = offer.terms();
        Optional<String> icb = provider.flatMap(Organisation::icb);
        Map<String, Integer> free = new LinkedHashMap<>();
        for (Week week : terms.weeks().from(today.week())) {
            free.put(week.toString(), Visibility.free(area.capacity(), offer.id(), week, actor));
        }
        return new OfferRow(
                offer.id(),
                area.id(),
                area.name(),
                offer.provider(),
                provider.map(Organisation::name).orElse(offer.provider().value()),
                provider.flatMap(Organisation::town),
                icb,
                icb.map(Labels::icb),
                sector,
                terms.profession(),
                ReferenceData.shipped().professionName(terms.profession()),
                terms.level(),
                terms.firstDay(),
                terms.lastDay(),
                terms.places(),
                terms.mode(),
                terms.confirmWithinWorkingDays(),
                terms.supervision(),
                terms.hoursPerWeek(),
                OfferState.of(offer, today.day()),
                free.values().stream().mapToInt(Integer::intValue).min().orElse(0),
                free,
                release,
                waiting,
                terms.further());
    }
}
