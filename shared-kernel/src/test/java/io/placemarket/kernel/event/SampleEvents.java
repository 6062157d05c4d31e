package io.placemarket.kernel.event;

import io.placemarket.kernel.area.AppetiteEvent.Answer;
import io.placemarket.kernel.area.AppetiteEvent.AppetiteStated;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.AreaTransferred;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditEnded;
import io.placemarket.kernel.area.PlacementAreaEvent.AuditRenewed;
import io.placemarket.kernel.area.PlacementAreaEvent.LearnersElsewhereRecorded;
import io.placemarket.kernel.area.PlacementAreaEvent.OfferedPlacesChanged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesNoLongerOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesRearranged;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReleased;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesReserved;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsArranged;
import io.placemarket.kernel.area.PlacementAreaEvent.SupervisorsRemoved;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.area.SupervisorGroup;
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
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesGivenBack;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentReturnedToCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentsEnrolled;
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
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.cohort.StudentEvent.StudentJoinedCohort;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AlertListId;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AppetiteId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CalendarId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.PlanId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.OfferEvent.BookingsClosed;
import io.placemarket.kernel.offer.OfferEvent.OfferAmended;
import io.placemarket.kernel.offer.OfferEvent.OfferHandedOver;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.OfferEvent.OfferReleased;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawn;
import io.placemarket.kernel.offer.OfferEvent.OfferWithdrawnInPart;
import io.placemarket.kernel.offer.OfferEvent.ReservedSharesEnded;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.ReservedShare;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementEnded;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.organisation.Organisation;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkJoined;
import io.placemarket.kernel.organisation.OrganisationEvent.NetworkLeft;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.organisation.Ownership;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.plan.PlanEvent.PlanSet;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.reference.ProfessionCode;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One of every event, and a second where something optional may be absent. */
final class SampleEvents {
    private static final IdSource IDS = new IdSource(new Random(1));
    static final AreaId AREA = IDS.area();
    static final OfferId OFFER = IDS.offer(AREA);
    private static final HoldId HOLD = IDS.hold(OFFER);
    private static final AllocationId ALLOCATION = IDS.allocation(OFFER);
    private static final CohortId COHORT = IDS.cohort();
    private static final StudentId STUDENT = IDS.student();
    private static final OrganisationId PROVIDER = IDS.organisation();
    private static final OrganisationId UNIVERSITY = IDS.organisation();
    private static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    private static final WeekSet WEEKS = WeekSet.parse(List.of("2026-W47/2026-W49"));
    private static final Reason REASON = new Reason(ReasonCode.INFECTION_CONTROL, "norovirus");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    private SampleEvents() {}

    static SafeCapacityLowered lowered() {
        return new SafeCapacityLowered(AREA, WEEKS, 1, REASON);
    }

    static Stream<DomainEvent> all() {
        return Stream.of(
                        organisations(),
                        areas(),
                        offers(),
                        releases(),
                        waiting(),
                        holds(),
                        allocations(),
                        cohorts(),
                        watch())
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
                                20,
                                8,
                                List.of(ADULT),
                                List.of("QOC"),
                                List.of(Sector.VOLUNTARY),
                                List.of(Mode.IN_PERSON),
                                List.of(SupervisionModel.CLIP))),
                new AlertRemoved(list, alert),
                new CalendarLinkMade(CalendarId.of(AREA), "ab12", Optional.of(PROVIDER)),
                new CalendarLinkRevoked(CalendarId.of(COHORT)));
    }

    private static Stream<DomainEvent> organisations() {
        AgreementId agreement = AgreementId.of(PROVIDER, UNIVERSITY);
        LocalDate day = LocalDate.of(2026, 9, 1);
        return Stream.of(
                new NetworkJoined(PROVIDER, UNIVERSITY, day, day.plusYears(1)),
                new NetworkLeft(PROVIDER, UNIVERSITY, day),
                new AgreementMade(
                        agreement, PROVIDER, UNIVERSITY, new TreeSet<>(List.of(ADULT)), day, day.plusYears(1)),
                new AgreementEnded(agreement, day, REASON),
                new AppetiteStated(
                        AppetiteId.of(AREA), AREA, ADULT, day, day.plusMonths(3), Answer.NO, Optional.of(REASON)),
                new AppetiteStated(
                        AppetiteId.of(AREA), AREA, ADULT, day, day.plusMonths(3), Answer.YES, Optional.empty()),
                new OrganisationAdded(
                        PROVIDER,
                        new Organisation(
                                "Example Hospice",
                                Set.of(OrganisationRole.PROVIDER),
                                Ownership.VOLUNTARY,
                                Setting.HOSPICE,
                                Optional.of("X26"),
                                Optional.of("10007759"),
                                Optional.of("QHL"),
                                Optional.of("Walsall"),
                                Optional.of("WS2 9PS"))),
                new OrganisationAdded(
                        PROVIDER,
                        new Organisation(
                                "Example Home",
                                Set.of(OrganisationRole.PROVIDER),
                                Ownership.PRIVATE,
                                Setting.CARE_HOME,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    private static Stream<DomainEvent> areas() {
        LocalDate from = LocalDate.of(2026, 1, 5);
        Audit audit = new Audit(6, new TreeMap<>(Map.of(ADULT, 4)), from, from.plusMonths(24));
        return Stream.of(
                new PlacementAreaRegistered(AREA, PROVIDER, "Ward 7", Setting.HOSPITAL, audit),
                new AreaTransferred(AREA, PROVIDER, UNIVERSITY),
                new AuditRenewed(AREA, audit),
                new AuditChanged(AREA, audit),
                new AuditEnded(AREA, from, REASON),
                lowered(),
                new SafeCapacityLifted(AREA, WEEKS),
                new LearnersElsewhereRecorded(AREA, Optional.of(ADULT), WEEKS, 2),
                new LearnersElsewhereRecorded(AREA, Optional.empty(), WEEKS, 0),
                new PlacesOffered(AREA, OFFER, ADULT, WEEKS, 4, OptionalInt.of(2250)),
                new PlacesOffered(AREA, OFFER, ADULT, WEEKS, 4),
                new PlacesOffered(AREA, OFFER, ADULT, WEEKS, 4, OptionalInt.of(2250), Optional.of(NOON)),
                new PlacesOffered(
                        AREA,
                        OFFER,
                        ADULT,
                        WEEKS,
                        4,
                        OptionalInt.of(900),
                        Optional.empty(),
                        Optional.of(Weekdays.of(DayOfWeek.WEDNESDAY))),
                new PlacesRearranged(AREA, OFFER, WEEKS, 4, 900, Optional.of(Weekdays.of(DayOfWeek.MONDAY))),
                new PlacesRearranged(AREA, OFFER, WEEKS, 4, 4500, Optional.empty()),
                new OfferedPlacesChanged(AREA, OFFER, WEEKS, 0),
                new PlacesReleased(AREA, OFFER),
                new WaitingListOpened(AREA),
                new SupervisorsArranged(
                        AREA, WEEKS, new SupervisorGroup("Nurses", new TreeSet<>(List.of(ADULT)), 2, 120)),
                new SupervisorsRemoved(AREA, WEEKS, "Nurses"),
                new PlacesNoLongerOffered(AREA, OFFER),
                new PlacesReserved(AREA, OFFER, List.of(new ReservedShare(UNIVERSITY, 3, NOON))),
                new PlacesClaimed(AREA, new Claim(HOLD, COHORT, Optional.empty(), 3, WEEKS).of(UNIVERSITY)),
                new PlacesClaimed(AREA, new Claim(HOLD, COHORT, Optional.empty(), 3, WEEKS)),
                new PlacesClaimed(AREA, new Claim(ALLOCATION, COHORT, Optional.of(STUDENT), 1, WEEKS)),
                new PlacesFreed(AREA, HOLD, 2, WEEKS));
    }

    private static Stream<DomainEvent> offers() {
        OfferTerms terms = new OfferTerms(
                ADULT,
                LearnerLevel.YEAR_2,
                LocalDate.of(2026, 11, 17),
                LocalDate.of(2026, 12, 4),
                4,
                Mode.BLENDED,
                5,
                SupervisionModel.CLIP,
                OptionalInt.of(30));
        OfferTerms fewest = new OfferTerms(
                ADULT,
                LearnerLevel.ANY,
                LocalDate.of(2026, 11, 17),
                LocalDate.of(2026, 12, 4),
                4,
                Mode.IN_PERSON,
                0,
                SupervisionModel.NOT_STATED,
                OptionalInt.empty());
        OfferTerms inParticular = fewest.with(new OfferParticulars(
                Optional.of(Weekdays.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)),
                Optional.of(WEEKS),
                OptionalInt.of(2),
                OptionalInt.of(3),
                Optional.of(Arrangement.LONG_ARM),
                List.of(UNIVERSITY),
                true));
        return Stream.of(
                new OfferPosted(OFFER, PROVIDER, terms, Optional.of(IDS.offer(AREA))),
                new OfferPosted(OFFER, PROVIDER, fewest, Optional.empty()),
                new OfferPosted(
                        OFFER,
                        PROVIDER,
                        fewest.released(Optional.of(new ReleaseTerms(NOON, TieBreak.FIRST_COME))),
                        Optional.empty()),
                new OfferPosted(
                        OFFER, PROVIDER, inParticular, Optional.empty(), Optional.of(OFFER), Optional.of(OFFER)),
                new OfferAmended(OFFER, inParticular),
                new OfferAmended(
                        OFFER,
                        inParticular.with(
                                inParticular.particulars().reserving(List.of(new ReservedShare(UNIVERSITY, 3, NOON))))),
                new OfferWithdrawnInPart(OFFER, WEEKS, 2, REASON),
                new OfferHandedOver(OFFER, UNIVERSITY),
                new OfferReleased(OFFER),
                new ReservedSharesEnded(OFFER, List.of(new ReservedShare(UNIVERSITY, 8, NOON))),
                new BookingsClosed(OFFER),
                new OfferWithdrawn(OFFER, REASON, true));
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
                new AllocationReturned(ALLOCATION, Party.PROVIDER, REASON),
                new AllocationWithdrawn(ALLOCATION, Party.UNIVERSITY, REASON, WEEKS),
                new AllocationShortened(ALLOCATION, Party.PROVIDER, REASON, WEEKS),
                new AllocationPostponed(ALLOCATION, REASON, WEEKS, IDS.allocation(OFFER)),
                new AllocationTransferred(ALLOCATION, REASON, WEEKS, IDS.allocation(IDS.offer(AREA))),
                new StudentReplaced(ALLOCATION, REASON, WEEKS, IDS.allocation(OFFER)),
                new StudentDidNotStart(ALLOCATION, REASON, WeekSet.none()),
                new StudentLeftEarly(ALLOCATION, LocalDate.of(2026, 11, 20), REASON, WEEKS));
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
                new ProgrammeLeft(STUDENT, COHORT, LocalDate.of(2026, 11, 20), REASON),
                new StudentLeftCohort(COHORT, STUDENT, LocalDate.of(2026, 11, 20)),
                new StudentReinstated(STUDENT, COHORT, REASON),
                new StudentReturnedToCohort(COHORT, STUDENT),
                new StudentFreed(STUDENT, ALLOCATION, WEEKS));
    }
}
