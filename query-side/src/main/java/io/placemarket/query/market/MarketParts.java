package io.placemarket.query.market;

import java.time.Instant;
import java.util.List;

/**
 * Everything a market is made of: whoever writes all of it down can put the market together again. A view that is added to the market
 * belongs here too.
 *
 * @param position of the last event it has taken in
 * @param at when that was written
 */
public record MarketParts(
        OrganisationsView organisations,
        AreasView areas,
        OffersView offers,
        ReleasesView releases,
        WaitingView waiting,
        BookingsView bookings,
        CohortsView cohorts,
        RequirementsView requirements,
        ProgrammesView programmes,
        PlansView plans,
        AdjustmentsView adjustments,
        FillsView fills,
        AgreementsView agreements,
        AppetitesView appetites,
        AlertsView alerts,
        CalendarsView calendars,
        List<Parked> parked,
        long position,
        Instant at) {}
