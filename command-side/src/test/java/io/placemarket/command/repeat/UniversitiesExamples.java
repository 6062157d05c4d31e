package io.placemarket.command.repeat;

import static io.placemarket.command.Sample.ADULT;
import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.ASTON;
import static io.placemarket.command.Sample.BEN;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.HOLD;
import static io.placemarket.command.Sample.KEELE;
import static io.placemarket.command.Sample.MARKET;
import static io.placemarket.command.Sample.OFFER;
import static io.placemarket.command.Sample.OPERATOR;
import static io.placemarket.command.Sample.OTHER_PROVIDER;
import static io.placemarket.command.Sample.PROVIDER;
import static io.placemarket.command.Sample.REASON;
import static io.placemarket.command.Sample.REGION;
import static io.placemarket.command.Sample.RIVAL;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.THIRD;
import static io.placemarket.command.Sample.UNIVERSITY;
import static io.placemarket.command.Sample.WARD;
import static io.placemarket.command.Sample.allocated;
import static io.placemarket.command.Sample.awaiting;
import static io.placemarket.command.Sample.held;
import static io.placemarket.command.Sample.market;
import static io.placemarket.command.Sample.offered;
import static io.placemarket.command.Sample.programme;
import static io.placemarket.command.Sample.terms;
import static io.placemarket.command.Sample.weeks;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AlertCommand.RemoveAlert;
import io.placemarket.command.message.AlertCommand.SetAlert;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ExtendHold;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.BookingCommand.WithdrawWeeks;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.CohortCommand.RequirementLine;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings.EarlierBooking;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.Returner;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.message.ReleaseCommand.TakeBackRequest;
import io.placemarket.command.message.StudentCommand.ForgetStudent;
import io.placemarket.command.message.StudentCommand.RecordAdjustments;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.command.message.WaitingCommand.DeclineTurn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.LeaveWaitingList;
import io.placemarket.command.message.WaitingCommand.LetTurnLapse;
import io.placemarket.command.message.WaitingCommand.ReconsiderEntry;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacementAreaRegistered;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesOffered;
import io.placemarket.kernel.area.PlacementAreaEvent.WaitingListOpened;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.CohortPlacesTaken;
import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AlertId;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferEvent.OfferPosted;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.organisation.Setting;
import io.placemarket.kernel.plan.PlannedStarts;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.watch.AlertTerms;
import io.placemarket.kernel.watch.Threshold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What universities ask for, the region of plans and alerts, and the market itself when time has passed. */
final class UniversitiesExamples {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Instant FRIDAY = Instant.parse("2026-11-27T17:00:00Z");
    private static final String AFTER_FRIDAY = "2026-11-27T17:01";
    private static final CohortId ASTONS = new CohortId("chrt00000001");
    private static final EntryId ENTRY = new EntryId(OFFER + "-e0000000001");
    private static final TurnId TURN = new TurnId(OFFER + "-t0000000001");
    private static final RequestId REQUEST = new RequestId(OFFER + "-q0000000001");
    private static final OfferId ELSEWHERE = new OfferId("ward00000002-ffer0000");

    private UniversitiesExamples() {}

    static Stream<Example> all() {
        return Stream.of(
                        cohorts(),
                        students(),
                        programmes(),
                        releases(),
                        holds(),
                        waiting(),
                        allocations(),
                        unanswered(),
                        watching())
                .flatMap(examples -> examples);
    }

    private static Stream<Example> cohorts() {
        RequirementLine cleared =
                new RequirementLine(2, new ById(ANNA), Requirement.DBS, RequirementStatus.CLEARED, Optional.empty());
        PlannedStarts starts = new PlannedStarts(ADULT, LearnerLevel.YEAR_1, Route.DEGREE, YearMonth.of(2026, 9), 80);
        return Stream.of(
                Example.of(new CreateCohort(ASTONS, KEELE, programme(ADULT, LearnerLevel.YEAR_2)), UNIVERSITY)
                        .given(Sample.keele()),
                Example.of(
                                new EnrolStudents(
                                        COHORT, List.of(new Entrant("20", new StudentId("s000000000000new")))),
                                UNIVERSITY)
                        .given(market()),
                Example.of(new RecordRequirements(COHORT, List.of(cleared)), UNIVERSITY)
                        .given(market()),
                Example.of(new SetPlans(2026, List.of(new SetPlans.Row(2, KEELE, starts))), REGION)
                        .given(Sample.keele()),
                Example.of(
                                new RecordEarlierBookings(
                                        KEELE,
                                        List.of(new EarlierBooking(
                                                2, OFFER, COHORT, new ById(ANNA), Optional.empty(), FIRST))),
                                UNIVERSITY)
                        .given(market()));
    }

    private static Stream<Example> students() {
        return Stream.of(
                        Example.of(
                                new RecordRequirement(
                                        ANNA, Requirement.DBS, RequirementStatus.PENDING, Optional.empty()),
                                UNIVERSITY),
                        Example.of(new RecordAdjustments(ANNA, Optional.of("no stairs")), UNIVERSITY),
                        Example.of(new ForgetStudent(ANNA, ForgettingReason.ASKED_BY_STUDENT), UNIVERSITY))
                .map(example -> example.given(market()));
    }

    private static Stream<Example> programmes() {
        List<OnDay> today = List.of(new OnDay(0, new ById(ANNA), TODAY));
        LeaveProgrammes leave = new LeaveProgrammes(COHORT, List.of(new Leaver(0, new ById(ANNA), TODAY, REASON)));
        return Stream.of(
                        Example.of(new StartProgrammes(COHORT, today), UNIVERSITY),
                        Example.of(new CompleteProgrammes(COHORT, today), UNIVERSITY)
                                .after(new StartProgrammes(COHORT, today), UNIVERSITY),
                        Example.of(leave, UNIVERSITY),
                        Example.of(
                                        new ReinstateStudents(COHORT, List.of(new Returner(0, new ById(ANNA), REASON))),
                                        UNIVERSITY)
                                .after(leave, UNIVERSITY))
                .map(example -> example.given(market()));
    }

    private static Stream<Example> releases() {
        RequestPlaces request = new RequestPlaces(REQUEST, COHORT, 2, Optional.empty());
        PostOffer post = new PostOffer(
                OFFER, terms(2, 0).released(Optional.of(new ReleaseTerms(FRIDAY, TieBreak.PROPORTIONAL))));
        return Stream.of(
                        Example.of(request, UNIVERSITY).after(post, PROVIDER),
                        Example.of(new ChangeRequest(REQUEST, 1, Optional.empty()), UNIVERSITY)
                                .after(post, PROVIDER)
                                .after(request, UNIVERSITY),
                        Example.of(new TakeBackRequest(REQUEST), UNIVERSITY)
                                .after(post, PROVIDER)
                                .after(request, UNIVERSITY),
                        Example.of(new ReleaseOffer(OFFER), MARKET)
                                .after(post, PROVIDER)
                                .after(request, UNIVERSITY)
                                .at(AFTER_FRIDAY),
                        Example.of(new RerunRelease(OFFER, REASON), OPERATOR)
                                .after(post, PROVIDER)
                                .after(request, UNIVERSITY)
                                .after(AFTER_FRIDAY, new ReleaseOffer(OFFER), MARKET)
                                .at(AFTER_FRIDAY))
                .map(example -> example.given(
                        Sample.hospice(),
                        Sample.ward(2),
                        new CohortCreated(COHORT, KEELE, programme(ADULT, LearnerLevel.YEAR_2))));
    }

    private static Stream<Example> holds() {
        return Stream.of(
                Example.of(new PlaceHold(HOLD, COHORT, 1, Optional.empty()), UNIVERSITY)
                        .given(market()),
                Example.of(new ReleaseHold(HOLD, REASON), UNIVERSITY)
                        .given(market())
                        .given(held(1)),
                Example.of(new ExtendHold(HOLD), UNIVERSITY).given(market()).given(held(1)),
                Example.of(new LetHoldLapse(HOLD), MARKET)
                        .given(market())
                        .given(held(1))
                        .at("2026-12-02T17:01"));
    }

    private static Stream<Example> waiting() {
        WaitingListId list = WaitingListId.of(WARD);
        DomainEvent[] entered = {
            new CohortCreated(ASTONS, ASTON, programme(ADULT, LearnerLevel.YEAR_2)),
            new WaitingListOpened(WARD),
            new WaitingEntryAdded(list, ENTRY, ASTONS, ASTON, 1, offered())
        };
        DomainEvent[] given = {
            new PlacesClaimed(WARD, new Claim(TURN, ASTONS, Optional.empty(), 1, offered()).of(ASTON)),
            new CohortPlacesTaken(ASTONS, 1, offered()),
            new TurnGiven(list, ENTRY, TURN, FRIDAY)
        };
        return Stream.of(
                Example.of(new JoinWaitingList(ENTRY, ASTONS, 1, Optional.empty()), RIVAL)
                        .given(market())
                        .given(held(2))
                        .given(entered[0]),
                Example.of(new LeaveWaitingList(ENTRY), RIVAL)
                        .given(market())
                        .given(held(2))
                        .given(entered),
                Example.of(new TakeTurn(TURN, HOLD), RIVAL)
                        .given(market())
                        .given(entered)
                        .given(given),
                Example.of(new DeclineTurn(TURN), RIVAL)
                        .given(market())
                        .given(entered)
                        .given(given),
                Example.of(new LetTurnLapse(TURN), MARKET)
                        .given(market())
                        .given(entered)
                        .given(given)
                        .at(AFTER_FRIDAY),
                Example.of(new ReconsiderEntry(ENTRY), MARKET).given(market()).given(entered));
    }

    private static Stream<Example> allocations() {
        Optional<WeekSet> all = Optional.empty();
        DomainEvent[] elsewhere = {
            new PlacementAreaRegistered(
                    new AreaId("ward00000002"), OTHER_PROVIDER, "Ward 2", Setting.HOSPITAL, Sample.audit(2)),
            new PlacesOffered(new AreaId("ward00000002"), ELSEWHERE, ADULT, offered(), 2),
            new OfferPosted(ELSEWHERE, OTHER_PROVIDER, terms(2, 0), Optional.empty())
        };
        return Stream.of(
                        Example.of(new WithdrawAllocation(FIRST, REASON), UNIVERSITY),
                        Example.of(new WithdrawWeeks(FIRST, weeks("2026-W50"), REASON), PROVIDER),
                        Example.of(
                                new PostponeAllocation(
                                        FIRST, Optional.of(weeks("2026-W49")), weeks("2026-W52"), REASON, SECOND),
                                UNIVERSITY),
                        Example.of(
                                        new TransferAllocation(
                                                FIRST, all, all, REASON, new AllocationId(ELSEWHERE + "-a0000000009")),
                                        UNIVERSITY)
                                .given(elsewhere),
                        Example.of(new ReplaceStudent(FIRST, all, new ById(BEN), REASON, SECOND), UNIVERSITY),
                        Example.of(new ReportDidNotStart(FIRST, REASON), PROVIDER)
                                .at("2026-12-02T10:00"),
                        Example.of(new ReportLeftEarly(FIRST, LocalDate.of(2026, 12, 1), REASON), PROVIDER)
                                .at("2026-12-02T10:00"),
                        Example.of(
                                new AllocateEach(
                                        OFFER,
                                        COHORT,
                                        List.of(new Named(new ById(ANNA), THIRD), new Named(new ById(BEN), SECOND)),
                                        Optional.empty(),
                                        Optional.empty()),
                                UNIVERSITY),
                        Example.of(
                                new AllocateStudents(
                                        OFFER,
                                        COHORT,
                                        List.of(new Named(new ById(BEN), SECOND)),
                                        Optional.empty(),
                                        Optional.empty()),
                                UNIVERSITY))
                .map(example -> example.given(market()).given(allocated(FIRST, ANNA, weeks("2026-W49/2026-W51"))));
    }

    private static Stream<Example> unanswered() {
        return Stream.of(Example.of(new ReturnUnconfirmed(FIRST), MARKET)
                .given(market(2, 2, 2))
                .given(awaiting(FIRST, ANNA, offered()))
                .at(AFTER_FRIDAY));
    }

    private static Stream<Example> watching() {
        AlertId alert = new IdSource(new Random(1)).alert();
        SetAlert set = new SetAlert(
                alert,
                new AlertTerms(Threshold.freeBelow(20), 8, List.of(), List.of(), List.of(), List.of(), List.of()));
        return Stream.of(
                Example.of(set, REGION),
                Example.of(new RemoveAlert(alert), REGION).after(set, REGION));
    }
}
