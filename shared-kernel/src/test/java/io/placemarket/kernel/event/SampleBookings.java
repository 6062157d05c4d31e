package io.placemarket.kernel.event;

import static io.placemarket.kernel.event.SampleEvents.ADULT;
import static io.placemarket.kernel.event.SampleEvents.ALLOCATION;
import static io.placemarket.kernel.event.SampleEvents.AREA;
import static io.placemarket.kernel.event.SampleEvents.COHORT;
import static io.placemarket.kernel.event.SampleEvents.HOLD;
import static io.placemarket.kernel.event.SampleEvents.IDS;
import static io.placemarket.kernel.event.SampleEvents.NOON;
import static io.placemarket.kernel.event.SampleEvents.OFFER;
import static io.placemarket.kernel.event.SampleEvents.PROVIDER;
import static io.placemarket.kernel.event.SampleEvents.REASON;
import static io.placemarket.kernel.event.SampleEvents.SEALED;
import static io.placemarket.kernel.event.SampleEvents.STUDENT;
import static io.placemarket.kernel.event.SampleEvents.UNIVERSITY;
import static io.placemarket.kernel.event.SampleEvents.WEEKS;

import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationAccepted;
import io.placemarket.kernel.booking.AllocationEvent.AllocationPostponed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationReturned;
import io.placemarket.kernel.booking.AllocationEvent.AllocationShortened;
import io.placemarket.kernel.booking.AllocationEvent.AllocationTransferred;
import io.placemarket.kernel.booking.AllocationEvent.AllocationWithdrawn;
import io.placemarket.kernel.booking.AllocationEvent.StudentDidNotStart;
import io.placemarket.kernel.booking.AllocationEvent.StudentLeftEarly;
import io.placemarket.kernel.booking.AllocationEvent.StudentReplaced;
import io.placemarket.kernel.booking.HoldEvent.HoldExtended;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.HoldEvent.HoldNamed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.booking.HoldEvent.HoldReleased;
import io.placemarket.kernel.booking.Party;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesGivenBack;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentReturnedToCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.cohort.StudentEvent.AdjustmentsRecorded;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.RequirementRecorded;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.ReleaseEvent.PlacesRequested;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseAnnounced;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseCalledOff;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseRerun;
import io.placemarket.kernel.release.ReleaseEvent.ReleaseResolved;
import io.placemarket.kernel.release.ReleaseEvent.RequestChanged;
import io.placemarket.kernel.release.ReleaseEvent.RequestTakenBack;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.waiting.WaitingEvent.TurnCalledOff;
import io.placemarket.kernel.waiting.WaitingEvent.TurnDeclined;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.kernel.waiting.WaitingEvent.TurnTaken;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEnded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import io.placemarket.kernel.watch.AlertEvent.AlertRemoved;
import io.placemarket.kernel.watch.AlertEvent.AlertSet;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkMade;
import io.placemarket.kernel.watch.CalendarEvent.CalendarLinkRevoked;
import io.placemarket.kernel.watch.Threshold;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** At least one of each kind of event of bookings and of those who are booked. */
final class SampleBookings {
    private SampleBookings() {}

    /** Of requests, bookings, those who wait, cohorts, students and whoever watches. */
    static Stream<DomainEvent> all() {
        return Stream.of(releases(), waiting(), holds(), allocations(), cohorts(), watch())
                .flatMap(events -> events);
    }

    private static Stream<DomainEvent> watch() {
        AlertListId list = AlertListId.of("region.shropshire");
        AlertId alert = IDS.alert();
        return Stream.of(
                new AlertSet(
                        list,
                        alert,
                        "region.shropshire",
                        new AlertTerms(
                                Threshold.freeBelow(20),
                                8,
                                List.of(ADULT),
                                List.of("QOC"),
                                List.of(Sector.VOLUNTARY),
                                List.of(Mode.IN_PERSON),
                                List.of(SupervisionModel.of("CLIP")),
                                List.of(LearnerLevel.YEAR_2))),
                new AlertSet(
                        list,
                        IDS.alert(),
                        "region.shropshire",
                        new AlertTerms(
                                Threshold.of(Threshold.Figure.OVER_COMMITTED, 0),
                                52,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())),
                new AlertRemoved(list, alert),
                new CalendarLinkMade(CalendarId.of(AREA), "ab12", Optional.of(PROVIDER)),
                new CalendarLinkRevoked(CalendarId.of(COHORT)));
    }

    private static Stream<DomainEvent> releases() {
        ReleaseId release = ReleaseId.of(OFFER);
        RequestId request = IDS.request(OFFER);
        return Stream.of(
                new ReleaseAnnounced(release, NOON, TieBreak.PROPORTIONAL, "ab12", "c2VhbGVk"),
                new PlacesRequested(release, request, COHORT, UNIVERSITY, 4, WEEKS),
                new RequestChanged(release, request, 5, WEEKS, true),
                new RequestTakenBack(release, request),
                new ReleaseResolved(
                        release,
                        "00ff",
                        List.of(new FreePlaces(WEEKS.first(), 3)),
                        List.of(
                                new RequestOutcome(
                                        request,
                                        5,
                                        WEEKS,
                                        9,
                                        12,
                                        5,
                                        2,
                                        3,
                                        RequestOutcome.Why.SHARE_AND_REMAINDER,
                                        Optional.of(HOLD)),
                                new RequestOutcome(
                                        request,
                                        5,
                                        WEEKS,
                                        0,
                                        12,
                                        0,
                                        0,
                                        0,
                                        RequestOutcome.Why.NOTHING_NEEDED,
                                        Optional.empty()))),
                new ReleaseRerun(release, REASON, "00ff", List.of(new FreePlaces(WEEKS.first(), 3)), List.of()),
                new ReleaseCalledOff(release, REASON));
    }

    private static Stream<DomainEvent> waiting() {
        WaitingListId list = WaitingListId.of(AREA);
        EntryId entry = IDS.entry(OFFER);
        TurnId turn = IDS.turn(OFFER);
        return Stream.of(
                new WaitingEntryAdded(list, entry, COHORT, UNIVERSITY, 2, WEEKS),
                new WaitingEntryLeft(list, entry),
                new WaitingEnded(list, OFFER, REASON),
                new TurnGiven(list, entry, turn, NOON),
                new TurnTaken(list, turn, HOLD),
                new TurnDeclined(list, turn),
                new TurnLapsed(list, turn),
                new TurnCalledOff(list, turn, REASON),
                new PlacesClaimed(AREA, new Claim(turn, COHORT, Optional.empty(), 2, WEEKS)));
    }

    private static Stream<DomainEvent> holds() {
        return Stream.of(
                new HoldPlaced(HOLD, COHORT, UNIVERSITY, 3, WEEKS, NOON),
                new HoldNamed(HOLD, List.of(ALLOCATION)),
                new HoldExtended(HOLD, NOON),
                new HoldReleased(HOLD, Party.UNIVERSITY, REASON),
                new HoldLapsed(HOLD));
    }

    private static Stream<DomainEvent> allocations() {
        return Stream.of(
                new AllocationProposed(
                        ALLOCATION, STUDENT, COHORT, UNIVERSITY, WEEKS, Optional.of(HOLD), Optional.of(NOON)),
                new AllocationProposed(
                        ALLOCATION, STUDENT, COHORT, UNIVERSITY, WEEKS, Optional.empty(), Optional.empty()),
                new AllocationAccepted(ALLOCATION, Party.MARKET),
                new AllocationReturned(ALLOCATION, Party.PROVIDER, SEALED),
                new AllocationWithdrawn(ALLOCATION, Party.UNIVERSITY, SEALED, WEEKS),
                new AllocationShortened(ALLOCATION, Party.PROVIDER, SEALED, WEEKS),
                new AllocationPostponed(ALLOCATION, SEALED, WEEKS, IDS.allocation(OFFER)),
                new AllocationTransferred(ALLOCATION, SEALED, WEEKS, IDS.allocation(IDS.offer(AREA))),
                new StudentReplaced(ALLOCATION, SEALED, WEEKS, IDS.allocation(OFFER)),
                new StudentDidNotStart(ALLOCATION, SEALED, WeekSet.none()),
                new StudentLeftEarly(ALLOCATION, LocalDate.of(2026, 11, 20), SEALED, WEEKS));
    }

    private static Stream<DomainEvent> cohorts() {
        Programme programme = new Programme(
                "BSc Nursing (Adult)",
                ADULT,
                LearnerLevel.YEAR_2,
                Route.DEGREE,
                Attendance.FULL_TIME,
                YearMonth.of(2025, 9),
                80,
                WEEKS);
        return Stream.of(
                new CohortCreated(COHORT, UNIVERSITY, programme),
                new CohortPlacesTaken(COHORT, 2, WEEKS),
                new CohortPlacesTaken(COHORT, 2, WEEKS, Optional.of(Weekdays.of(DayOfWeek.MONDAY))),
                new CohortPlacesGivenBack(COHORT, 1, WEEKS),
                new CohortPlacesGivenBack(COHORT, 1, WEEKS, Optional.of(Weekdays.of(DayOfWeek.MONDAY))),
                new StudentsEnrolled(COHORT, List.of(new Enrolment(STUDENT, "hash"))),
                new StudentRegistered(STUDENT, UNIVERSITY, COHORT, "c2VhbGVk"),
                new StudentBooked(STUDENT, ALLOCATION, WEEKS),
                new StudentBooked(
                        STUDENT, ALLOCATION, WEEKS, Optional.of(Weekdays.of(DayOfWeek.FRIDAY)), OptionalInt.of(60)),
                new RequirementRecorded(
                        STUDENT, Requirement.DBS, RequirementStatus.CLEARED, Optional.of(LocalDate.of(2027, 3, 1))),
                new RequirementRecorded(STUDENT, Requirement.TRAINING, RequirementStatus.PENDING, Optional.empty()),
                new PlanSet(
                        PlanId.of(UNIVERSITY, 2026),
                        UNIVERSITY,
                        2026,
                        List.of(new PlannedStarts(
                                ADULT, LearnerLevel.YEAR_1, Route.DEGREE, YearMonth.of(2026, 9), 80))),
                new AdjustmentsRecorded(STUDENT, Optional.of("c2VhbGVk")),
                new AdjustmentsRecorded(STUDENT, Optional.empty()),
                new StudentJoinedCohort(STUDENT, COHORT),
                new ProgrammeStarted(STUDENT, COHORT, LocalDate.of(2025, 9, 22)),
                new ProgrammeCompleted(STUDENT, COHORT, LocalDate.of(2028, 7, 14)),
                new ProgrammeLeft(STUDENT, COHORT, LocalDate.of(2026, 11, 20), SEALED),
                new StudentLeftCohort(COHORT, STUDENT, LocalDate.of(2026, 11, 20)),
                new StudentReinstated(STUDENT, COHORT, SEALED),
                new StudentReturnedToCohort(COHORT, STUDENT),
                new StudentForgotten(STUDENT, ForgettingReason.ASKED_BY_STUDENT),
                new StudentTakenOffCohort(COHORT, STUDENT, LocalDate.of(2026, 11, 20)),
                new StudentFreed(STUDENT, ALLOCATION, WEEKS));
    }
}
