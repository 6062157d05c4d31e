package io.placemarket.kernel.id;

/** An identifier issued by the market: lower-case letters and digits, safe in a path, meaning nothing but what it names. */
public sealed interface Identifier
        permits OrganisationId,
                AlertId,
                AlertListId,
                PlanId,
                AreaId,
                CalendarId,
                AgreementId,
                AppetiteId,
                OfferId,
                ReleaseId,
                RequestId,
                WaitingListId,
                EntryId,
                BookingId,
                CohortId,
                StudentId {
    /** The identifier as it stands in paths and in the log. */
    String value();
}
