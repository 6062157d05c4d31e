package io.placemarket.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    static Stream<DomainEvent> one_of_each() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("one_of_each")
    void every_event_is_read_back_as_it_was_written(DomainEvent event) {
        String name = EventTypes.name(event.getClass());
        assertThat(EventJson.read(name, EventJson.write(event))).isEqualTo(event);
    }

    @Test
    void the_samples_leave_no_event_out() {
        assertThat(one_of_each().map(DomainEvent::getClass))
                .containsAll(EventTypes.byName().values());
    }

    @Test
    void a_note_of_a_student_from_before_notes_were_sealed_is_read_as_it_was_written() {
        AllocationId allocation = SampleEvents.ALLOCATION;
        DomainEvent old = EventJson.read("StudentDidNotStart", """
                {"allocation": "%s", "reason": {"code": "STUDENT_ILLNESS", "note": "at home"}, "freed": []}""".formatted(allocation));
        assertThat(old)
                .isEqualTo(new StudentDidNotStart(
                        allocation,
                        new SealedReason(ReasonCode.STUDENT_ILLNESS, "at home", Optional.empty()),
                        WeekSet.none()));
    }

    @Test
    void the_names_in_the_log_never_change() {
        assertThat(new TreeSet<>(EventTypes.byName().keySet()))
                .containsExactly(
                        "AdjustmentsRecorded",
                        "AgreementEnded",
                        "AgreementMade",
                        "AlertRemoved",
                        "AlertSet",
                        "AllocationAccepted",
                        "AllocationPostponed",
                        "AllocationProposed",
                        "AllocationReturned",
                        "AllocationShortened",
                        "AllocationTransferred",
                        "AllocationWithdrawn",
                        "AppetiteStated",
                        "AreaTransferred",
                        "AuditChanged",
                        "AuditEnded",
                        "AuditRenewed",
                        "BookingsClosed",
                        "CalendarLinkMade",
                        "CalendarLinkRevoked",
                        "CohortCreated",
                        "CohortPlacesGivenBack",
                        "CohortPlacesTaken",
                        "HoldExtended",
                        "HoldLapsed",
                        "HoldNamed",
                        "HoldPlaced",
                        "HoldReleased",
                        "LearnersElsewhereRecorded",
                        "NetworkJoined",
                        "NetworkLeft",
                        "OfferAmended",
                        "OfferHandedOver",
                        "OfferPosted",
                        "OfferReleased",
                        "OfferWithdrawn",
                        "OfferWithdrawnInPart",
                        "OfferedPlacesChanged",
                        "OrganisationAdded",
                        "PlacementAreaRegistered",
                        "PlacesClaimed",
                        "PlacesFreed",
                        "PlacesNoLongerOffered",
                        "PlacesOffered",
                        "PlacesRearranged",
                        "PlacesReleased",
                        "PlacesRequested",
                        "PlacesReserved",
                        "PlanSet",
                        "ProgrammeCompleted",
                        "ProgrammeLeft",
                        "ProgrammeStarted",
                        "ReleaseAnnounced",
                        "ReleaseCalledOff",
                        "ReleaseRerun",
                        "ReleaseResolved",
                        "RequestChanged",
                        "RequestTakenBack",
                        "RequirementRecorded",
                        "ReservedSharesEnded",
                        "SafeCapacityLifted",
                        "SafeCapacityLowered",
                        "StudentBooked",
                        "StudentDidNotStart",
                        "StudentForgotten",
                        "StudentFreed",
                        "StudentJoinedCohort",
                        "StudentLeftCohort",
                        "StudentLeftEarly",
                        "StudentRegistered",
                        "StudentReinstated",
                        "StudentReplaced",
                        "StudentReturnedToCohort",
                        "StudentTakenOffCohort",
                        "StudentsEnrolled",
                        "SupervisorsArranged",
                        "SupervisorsRemoved",
                        "TurnCalledOff",
                        "TurnDeclined",
                        "TurnGiven",
                        "TurnLapsed",
                        "TurnTaken",
                        "WaitingEnded",
                        "WaitingEntryAdded",
                        "WaitingEntryLeft",
                        "WaitingListOpened");
    }

    @Test
    void an_event_is_readable_in_the_log() {
        assertThat(EventJson.write(SampleEvents.lowered()))
                .isEqualTo("{\"area\":\"" + SampleEvents.AREA + "\",\"weeks\":[\"2026-W47/2026-W49\"],\"places\":1,"
                        + "\"reason\":{\"code\":\"INFECTION_CONTROL\",\"note\":\"norovirus\"}}");
    }

    @Test
    void what_an_event_tells_about_itself_is_not_written_and_is_passed_over_where_it_once_was() {
        DomainEvent claimed = new PlacesClaimed(
                SampleEvents.AREA,
                new Claim(
                        SampleEvents.HOLD,
                        SampleEvents.COHORT,
                        Optional.empty(),
                        2,
                        WeekSet.parse(List.of("2026-W47"))));
        String written = EventJson.write(claimed);
        assertThat(written).endsWith("\"heads\":2,\"weeks\":[\"2026-W47\"]}}");
        String before = written.replace("]}}", "],\"hold\":true}}");
        assertThat(EventJson.read("PlacesClaimed", before)).isEqualTo(claimed);
    }

    @Test
    void what_a_later_version_added_is_passed_over() {
        String written = EventJson.write(SampleEvents.lowered()).replace("\"places\":1", "\"places\":1,\"later\":{}");
        assertThat(EventJson.read("SafeCapacityLowered", written)).isEqualTo(SampleEvents.lowered());
    }

    @Test
    void places_offered_before_supervision_was_counted_need_a_supervisor_each() {
        String written = "{\"area\":\"" + SampleEvents.AREA + "\",\"offer\":\"" + SampleEvents.OFFER
                + "\",\"profession\":\"NUR-ADULT\",\"weeks\":[\"2026-W47\"],\"places\":2}";
        assertThat(EventJson.read("PlacesOffered", written))
                .isInstanceOfSatisfying(
                        PlacesOffered.class,
                        offered -> assertThat(offered.supervisionUnits()).isEqualTo(SupervisorGroup.WHOLE_TIME));
    }

    @Test
    void an_alert_is_one_flat_object_as_it_was_when_free_places_alone_could_be_watched() {
        AlertListId list = AlertListId.of("region");
        String written = "{\"list\":\"" + list
                + "\",\"alert\":\"n000000000002\",\"user\":\"region\",\"terms\":{\"freeBelow\":20,"
                + "\"weeks\":8,\"professions\":[],\"icbs\":[\"QOC\"],\"sectors\":[],\"modes\":[],\"supervisions\":[]}}";
        AlertSet set = new AlertSet(
                list,
                new AlertId("n000000000002"),
                "region",
                new AlertTerms(Threshold.freeBelow(20), 8, List.of(), List.of("QOC"), List.of(), List.of(), List.of()));
        assertThat(EventJson.read("AlertSet", written)).isEqualTo(set);
        assertThat(EventJson.write(set)).isEqualTo(written);
    }

    @Test
    void an_unknown_name_is_named() {
        assertThatThrownBy(() -> EventJson.read("WardPainted", "{}"))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("WardPainted");
    }

    @Test
    void content_that_does_not_fit_is_refused() {
        assertThatThrownBy(() -> EventJson.read("HoldLapsed", "{\"hold\":7}"))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("HoldLapsed");
    }
}
