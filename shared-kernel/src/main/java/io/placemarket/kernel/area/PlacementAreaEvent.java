package io.placemarket.kernel.area;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.util.Optional;

/** What happens to a placement area: everything that uses its capacity, and nothing else. */
public sealed interface PlacementAreaEvent extends DomainEvent {
    AreaId area();

    /** A provider's ward, team, practice or clinic is audited to teach. */
    @EventName("PlacementAreaRegistered")
    record PlacementAreaRegistered(AreaId area, OrganisationId provider, String name, Setting setting, Audit audit)
            implements PlacementAreaEvent {}

    /** For these weeks fewer are safe than the audit allows. Nobody booked is dropped. */
    @EventName("SafeCapacityLowered")
    record SafeCapacityLowered(AreaId area, WeekSet weeks, int places, Reason reason) implements PlacementAreaEvent {}

    /** For these weeks the audit's maximum counts again. */
    @EventName("SafeCapacityLifted")
    record SafeCapacityLifted(AreaId area, WeekSet weeks) implements PlacementAreaEvent {}

    /**
     * So many people whom the market does not know learn in the area in these weeks and use its supervisors' time; this replaces what was
     * recorded for them before.
     *
     * @param profession of them; none where it is no profession of the market's, as of a T-level student
     * @param learners 0 where there are none any more
     */
    @EventName("LearnersElsewhereRecorded")
    record LearnersElsewhereRecorded(AreaId area, Optional<ProfessionCode> profession, WeekSet weeks, int learners)
            implements PlacementAreaEvent {}

    /** An offer promises places in these weeks; offers together may exceed the maximum, being alternatives for the same places. */
    @EventName("PlacesOffered")
    record PlacesOffered(AreaId area, OfferId offer, ProfessionCode profession, WeekSet weeks, int places)
            implements PlacementAreaEvent {}

    /** The offer takes no further booking. */
    @EventName("PlacesNoLongerOffered")
    record PlacesNoLongerOffered(AreaId area, OfferId offer) implements PlacementAreaEvent {}

    /** A booking takes places. */
    @EventName("PlacesClaimed")
    record PlacesClaimed(AreaId area, Claim claim) implements PlacementAreaEvent {}

    /**
     * A booking gives places back.
     *
     * @param heads how many of its places, in each of the weeks
     */
    @EventName("PlacesFreed")
    record PlacesFreed(AreaId area, BookingId booking, int heads, WeekSet weeks) implements PlacementAreaEvent {}
}
