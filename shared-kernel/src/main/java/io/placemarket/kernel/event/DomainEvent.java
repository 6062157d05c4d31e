package io.placemarket.kernel.event;

import io.placemarket.kernel.area.AppetiteEvent;
import io.placemarket.kernel.area.PlacementAreaEvent;
import io.placemarket.kernel.booking.AllocationEvent;
import io.placemarket.kernel.booking.HoldEvent;
import io.placemarket.kernel.cohort.CohortEvent;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.offer.OfferEvent;
import io.placemarket.kernel.organisation.AgreementEvent;
import io.placemarket.kernel.organisation.OrganisationEvent;
import io.placemarket.kernel.plan.PlanEvent;
import io.placemarket.kernel.release.ReleaseEvent;
import io.placemarket.kernel.waiting.WaitingEvent;
import io.placemarket.kernel.watch.AlertEvent;
import io.placemarket.kernel.watch.CalendarEvent;

/** A fact of the market, as it is kept for ever. Every one is a record with an {@link EventName}. */
public sealed interface DomainEvent
        permits OrganisationEvent,
                AgreementEvent,
                AppetiteEvent,
                PlacementAreaEvent,
                OfferEvent,
                ReleaseEvent,
                WaitingEvent,
                HoldEvent,
                AllocationEvent,
                CohortEvent,
                AlertEvent,
                CalendarEvent,
                StudentEvent,
                PlanEvent {}
