package io.placemarket.kernel.area;

import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.Days;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.event.EventName;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What happens to a placement area: everything that uses its capacity, and nothing else. */
public sealed interface PlacementAreaEvent extends DomainEvent {
    AreaId area();

    /** A provider's ward, team, practice or clinic is audited to teach. */
    @EventName("PlacementAreaRegistered")
    record PlacementAreaRegistered(AreaId area, OrganisationId provider, String name, Setting setting, Audit audit)
            implements PlacementAreaEvent {}

    /** Another provider has it from now on, as when practices merge; what is offered and booked in it stays. */
    @EventName("AreaTransferred")
    record AreaTransferred(AreaId area, OrganisationId from, OrganisationId to) implements PlacementAreaEvent {}

    /** It was audited again: from the audit's first day on this one counts alone. */
    @EventName("AuditRenewed")
    record AuditRenewed(AreaId area, Audit audit) implements PlacementAreaEvent {}

    /** What its audit says changed from a day on, to the audit's last day. Nobody booked is dropped. */
    @EventName("AuditChanged")
    record AuditChanged(AreaId area, Audit audit) implements PlacementAreaEvent {}

    /** It is audited no longer after this day. Nobody booked is dropped. */
    @EventName("AuditEnded")
    record AuditEnded(AreaId area, LocalDate lastDay, Reason reason) implements PlacementAreaEvent {}

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

    /**
     * An offer promises places in these weeks; offers together may exceed the maximum, being alternatives for the same places.
     *
     * @param supervision what each of its students uses a week, in the units of {@link SupervisorGroup#supply}; a supervisor of its own where
     *     absent
     * @param releaseAt from when they can be booked, by {@link PlacesReleased}; at once where absent
     * @param weekdays on which its students are there; every day where absent
     * @param days from its first to its last; absent where it was recorded before they were
     */
    @EventName("PlacesOffered")
    record PlacesOffered(
            AreaId area,
            OfferId offer,
            ProfessionCode profession,
            WeekSet weeks,
            int places,
            OptionalInt supervision,
            Optional<Instant> releaseAt,
            Optional<Weekdays> weekdays,
            Optional<Days> days)
            implements PlacementAreaEvent {
        /** Places in weeks, whatever the days. */
        public PlacesOffered(
                AreaId area,
                OfferId offer,
                ProfessionCode profession,
                WeekSet weeks,
                int places,
                OptionalInt supervision,
                Optional<Instant> releaseAt,
                Optional<Weekdays> weekdays) {
            this(area, offer, profession, weeks, places, supervision, releaseAt, weekdays, Optional.empty());
        }

        /** Places that can be booked at once. */
        public PlacesOffered(
                AreaId area,
                OfferId offer,
                ProfessionCode profession,
                WeekSet weeks,
                int places,
                OptionalInt supervision) {
            this(area, offer, profession, weeks, places, supervision, Optional.empty());
        }

        /** Places for students who are there every day. */
        public PlacesOffered(
                AreaId area,
                OfferId offer,
                ProfessionCode profession,
                WeekSet weeks,
                int places,
                OptionalInt supervision,
                Optional<Instant> releaseAt) {
            this(area, offer, profession, weeks, places, supervision, releaseAt, Optional.empty());
        }

        /** An offer whose students each need a supervisor of their own. */
        public PlacesOffered(AreaId area, OfferId offer, ProfessionCode profession, WeekSet weeks, int places) {
            this(area, offer, profession, weeks, places, OptionalInt.empty());
        }

        /** What each of its students uses a week, in the units of {@link SupervisorGroup#supply}. */
        public int supervisionUnits() {
            return supervision.orElse(SupervisorGroup.WHOLE_TIME);
        }
    }

    /**
     * The offer promises something else from now on; nothing is booked in it.
     *
     * @param supervision what each of its students uses a week, in the units of {@link SupervisorGroup#supply}
     * @param weekdays on which its students are there; every day where absent
     * @param days from its first to its last; absent where it was recorded before they were
     */
    @EventName("PlacesRearranged")
    record PlacesRearranged(
            AreaId area,
            OfferId offer,
            WeekSet weeks,
            int places,
            int supervision,
            Optional<Weekdays> weekdays,
            Optional<Days> days)
            implements PlacementAreaEvent {}

    /** In these weeks the offer has so many places; 0 where it has none any more. */
    @EventName("OfferedPlacesChanged")
    record OfferedPlacesChanged(AreaId area, OfferId offer, WeekSet weeks, int places) implements PlacementAreaEvent {}

    /** In these weeks these supervisors are present, in place of whoever bore the same name. */
    @EventName("SupervisorsArranged")
    record SupervisorsArranged(AreaId area, WeekSet weeks, SupervisorGroup group) implements PlacementAreaEvent {}

    /** In these weeks nobody of that name is counted; where no other group is left, heads alone count. */
    @EventName("SupervisorsRemoved")
    record SupervisorsRemoved(AreaId area, WeekSet weeks, String name) implements PlacementAreaEvent {}

    /**
     * So many of the offer's places are for these education providers, in place of what was reserved before; where none are named, all of
     * them are everybody's.
     */
    @EventName("PlacesReserved")
    record PlacesReserved(AreaId area, OfferId offer, List<ReservedShare> shares) implements PlacementAreaEvent {
        public PlacesReserved {
            shares = List.copyOf(shares);
        }
    }

    /** The offer's release has come: its places can be booked from now on. */
    @EventName("PlacesReleased")
    record PlacesReleased(AreaId area, OfferId offer) implements PlacementAreaEvent {}

    /** Somebody waits for places of the area; from now on it has a waiting list. */
    @EventName("WaitingListOpened")
    record WaitingListOpened(AreaId area) implements PlacementAreaEvent {}

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
