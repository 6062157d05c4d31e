package io.placemarket.kernel.refusal;

import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.Room.Bound;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.kernel.refusal.AccessRefusal.ActsForNobody;
import io.placemarket.kernel.refusal.AccessRefusal.HostsNobody;
import io.placemarket.kernel.refusal.AccessRefusal.OfAnotherOrganisation;
import io.placemarket.kernel.refusal.AccessRefusal.ProofsForOthers;
import io.placemarket.kernel.refusal.AccessRefusal.RoleMayNot;
import io.placemarket.kernel.refusal.AccessRefusal.SendsNobody;
import io.placemarket.kernel.refusal.AuditRefusal.DaysNotAudited;
import io.placemarket.kernel.refusal.AuditRefusal.ProfessionNotAudited;
import io.placemarket.kernel.refusal.AuditRefusal.WeeksNotAudited;
import io.placemarket.kernel.refusal.BookingRefusal.ConfirmedTooLate;
import io.placemarket.kernel.refusal.BookingRefusal.EarlierBookingsClosed;
import io.placemarket.kernel.refusal.BookingRefusal.NobodyPlaced;
import io.placemarket.kernel.refusal.CapacityRefusal.CapacityExceeded;
import io.placemarket.kernel.refusal.CapacityRefusal.CohortCeilingReached;
import io.placemarket.kernel.refusal.CapacityRefusal.PlacesBooked;
import io.placemarket.kernel.refusal.CapacityRefusal.RoomAvailable;
import io.placemarket.kernel.refusal.HoldRefusal.HeldWeeksPast;
import io.placemarket.kernel.refusal.HoldRefusal.HoldExtendedBefore;
import io.placemarket.kernel.refusal.HoldRefusal.HoldHasLapsed;
import io.placemarket.kernel.refusal.HoldRefusal.HoldTooSmall;
import io.placemarket.kernel.refusal.OfferRefusal.AgreementRequired;
import io.placemarket.kernel.refusal.OfferRefusal.LevelDiffers;
import io.placemarket.kernel.refusal.OfferRefusal.NotReleasedToClose;
import io.placemarket.kernel.refusal.OfferRefusal.OfferForOthers;
import io.placemarket.kernel.refusal.OfferRefusal.OfferIsClosed;
import io.placemarket.kernel.refusal.OfferRefusal.OfferIsWithdrawn;
import io.placemarket.kernel.refusal.OfferRefusal.OfferNotReleased;
import io.placemarket.kernel.refusal.OfferRefusal.ProfessionDiffers;
import io.placemarket.kernel.refusal.OfferRefusal.TermFixed;
import io.placemarket.kernel.refusal.RegisterRefusal.AlertSetBefore;
import io.placemarket.kernel.refusal.RegisterRefusal.AlertsUsedUp;
import io.placemarket.kernel.refusal.RegisterRefusal.ChangedSince;
import io.placemarket.kernel.refusal.RegisterRefusal.CodeTaken;
import io.placemarket.kernel.refusal.ReleaseRefusal.NeverAwaitedRelease;
import io.placemarket.kernel.refusal.ReleaseRefusal.ReleaseHasCome;
import io.placemarket.kernel.refusal.ReleaseRefusal.ReleaseNeverComes;
import io.placemarket.kernel.refusal.ReleaseRefusal.RequestedBefore;
import io.placemarket.kernel.refusal.ReleaseRefusal.RequestsClosed;
import io.placemarket.kernel.refusal.RowRefusal.BeingForgotten;
import io.placemarket.kernel.refusal.RowRefusal.CohortTwice;
import io.placemarket.kernel.refusal.RowRefusal.EndedInTable;
import io.placemarket.kernel.refusal.RowRefusal.OfferTwice;
import io.placemarket.kernel.refusal.RowRefusal.ReferenceTwice;
import io.placemarket.kernel.refusal.StateRefusal.AgreementHasEnded;
import io.placemarket.kernel.refusal.StateRefusal.BookingElsewhere;
import io.placemarket.kernel.refusal.StateRefusal.NetworkWasLeft;
import io.placemarket.kernel.refusal.StateRefusal.OfferEnded;
import io.placemarket.kernel.refusal.StateRefusal.OfferNotWithdrawn;
import io.placemarket.kernel.refusal.StateRefusal.OfferState;
import io.placemarket.kernel.refusal.StateRefusal.PlacementNotStarted;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeGoesOn;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeNotStarted;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeStartedBefore;
import io.placemarket.kernel.refusal.StateRefusal.Progress;
import io.placemarket.kernel.refusal.StateRefusal.ReleaseNotResolved;
import io.placemarket.kernel.refusal.StateRefusal.Subject;
import io.placemarket.kernel.refusal.StudentRefusal.PlacedAfterCompletion;
import io.placemarket.kernel.refusal.StudentRefusal.PlacedStill;
import io.placemarket.kernel.refusal.StudentRefusal.ProgrammeHasEnded;
import io.placemarket.kernel.refusal.StudentRefusal.SimulatedHoursExceeded;
import io.placemarket.kernel.refusal.StudentRefusal.StudentAlreadyBooked;
import io.placemarket.kernel.refusal.StudentRefusal.StudentIsForgotten;
import io.placemarket.kernel.refusal.TermRefusal.BookingLength;
import io.placemarket.kernel.refusal.TermRefusal.LinkedProfessions;
import io.placemarket.kernel.refusal.TermRefusal.NoGroups;
import io.placemarket.kernel.refusal.TermRefusal.OutOfRange;
import io.placemarket.kernel.refusal.TermRefusal.SharesBeyondOffer;
import io.placemarket.kernel.refusal.TermRefusal.TooManyProfessions;
import io.placemarket.kernel.refusal.WaitingRefusal.TurnHasLapsed;
import io.placemarket.kernel.refusal.WaitingRefusal.WaitsBefore;
import io.placemarket.kernel.refusal.WeeksRefusal.BeforeRelease;
import io.placemarket.kernel.refusal.WeeksRefusal.BeforeThisWeek;
import io.placemarket.kernel.refusal.WeeksRefusal.CountedWeeks;
import io.placemarket.kernel.refusal.WeeksRefusal.EveryWeekBegun;
import io.placemarket.kernel.refusal.WeeksRefusal.SomeWeeksBegun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One of each kind, where something would be accepted instead if ever something is. */
final class SampleRefusals {
    private static final Week W49 = Week.parse("2026-W49");
    private static final WeekSet SOME = WeekSet.parse(List.of("2026-W49/2026-W50"));
    private static final WeekSet OTHERS = WeekSet.parse(List.of("2026-W52"));
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final ProfessionCode ADULT = new ProfessionCode("NUR-ADULT");
    private static final ProfessionCode PHYSIO = new ProfessionCode("PHYSIOTHERAPY");
    private static final OfferId OFFER = new OfferId("ward00000000-ffer0000");
    private static final StudentId ANNA = new StudentId("s00000000000anna");

    private SampleRefusals() {}

    static List<Refusal> all() {
        return List.of(
                new CapacityExceeded(List.of(
                        new WeekRoom(W49, 0, Bound.OFFER, 2, 2, List.of(), 1),
                        new WeekRoom(W49.plus(1), 1, Bound.SUPERVISION, 300, 240, List.of(ADULT, PHYSIO), 1))),
                new PlacesBooked(new TreeMap<>(Map.of(W49, 3))),
                new CohortCeilingReached(W49, 88, 87, 80, 2),
                new RoomAvailable(3, 2),
                new HoldTooSmall(2, 3),
                new HoldExtendedBefore(NOON),
                new HoldHasLapsed(NOON),
                new HeldWeeksPast(SOME),
                new CountedWeeks(SOME, W49),
                new EveryWeekBegun(SOME),
                new SomeWeeksBegun(SOME, OTHERS),
                new BeforeThisWeek(SOME, W49, OTHERS),
                new BeforeRelease(SOME, W49, OTHERS),
                new DaysNotAudited(List.of(new Audit(4, new TreeMap<>(), DAY, DAY.plusYears(2)))),
                new WeeksNotAudited(SOME, OTHERS),
                new ProfessionNotAudited(PHYSIO, List.of(ADULT)),
                new OfferIsWithdrawn(),
                new OfferIsClosed(),
                new OfferNotReleased(NOON),
                new NotReleasedToClose(NOON),
                new OfferForOthers(2),
                new ProfessionDiffers(ADULT, PHYSIO),
                new LevelDiffers(LearnerLevel.YEAR_1, LearnerLevel.YEAR_2),
                new AgreementRequired(ADULT, DAY, DAY),
                new TermFixed("mode", "BLENDED", "IN_PERSON", "never: withdraw it and post it again"),
                new StudentAlreadyBooked("K-1001", SOME, OTHERS),
                new ProgrammeHasEnded("K-1001", "left", DAY),
                new PlacedAfterCompletion("K-1001", SOME, DAY),
                new PlacedStill(ANNA, SOME, List.of(new AllocationId(OFFER + "-a0000000001")), DAY, true),
                new StudentIsForgotten(ANNA, "K-1001"),
                new SimulatedHoursExceeded("K-1001", 1_100, 151, 600),
                new OutOfRange("places", 501, 1, 500),
                new BookingLength(SOME, 3, Optional.of(4)),
                new NoGroups(4, SupervisionModel.of("ONE_TO_ONE"), List.of(SupervisionModel.of("CLIP"))),
                new SharesBeyondOffer(5, 4),
                new TooManyProfessions(List.of(ADULT, PHYSIO), 8),
                new LinkedProfessions(List.of(ADULT), 2, 8),
                new ConfirmedTooLate(NOON),
                new EarlierBookingsClosed(Optional.of(LocalDate.of(2027, 1, 31))),
                new NobodyPlaced(List.of(EachRefusal.of(
                        "K-1001",
                        ProblemCode.OFFER_CLOSED,
                        "The offer is closed.",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()))),
                new ReleaseHasCome(NOON),
                new NeverAwaitedRelease(OFFER),
                new ReleaseNeverComes(),
                new RequestsClosed(NOON),
                new RequestedBefore(new RequestId(OFFER + "-q0000000001"), 3),
                new WaitsBefore(new EntryId(OFFER + "-e0000000001"), 3),
                new TurnHasLapsed(NOON),
                new BookingElsewhere(
                        Subject.ALLOCATION, Progress.COMPLETED, List.of(Progress.ACCEPTED, Progress.STARTED)),
                new OfferEnded(OfferState.CLOSED),
                new OfferNotWithdrawn(OFFER, OfferState.OPEN),
                new ReleaseNotResolved(OfferState.OPEN, List.of(OfferState.CLOSED)),
                new AgreementHasEnded(DAY),
                new NetworkWasLeft(DAY),
                new PlacementNotStarted(W49),
                new ProgrammeStartedBefore("K-1001", DAY),
                new ProgrammeNotStarted("K-1001"),
                new ProgrammeGoesOn("K-1001", true),
                new CodeTaken("odsCode", "RJE"),
                new AlertSetBefore(new AlertId("n000000000001")),
                new AlertsUsedUp(50),
                new ChangedSince(7, 6),
                new ReferenceTwice("reference", "K-1001", 2),
                new CohortTwice(2),
                new OfferTwice(2),
                new EndedInTable("reference", new ProgrammeHasEnded("K-1001", "left", DAY)),
                new BeingForgotten("reference", "K-1001"),
                new RoleMayNot(Role.REGIONAL, "place hold", List.of(Role.UNIVERSITY)),
                new OfAnotherOrganisation(),
                new ActsForNobody(Role.OPERATOR),
                new ProofsForOthers(),
                new HostsNobody(),
                new SendsNobody());
    }
}
