package io.placemarket.command.model;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand.ArrangeSupervisors;
import io.placemarket.command.message.AreaCommand.LiftSafeCapacity;
import io.placemarket.command.message.AreaCommand.LowerSafeCapacity;
import io.placemarket.command.message.AreaCommand.RecordLearnersElsewhere;
import io.placemarket.command.message.AreaCommand.RegisterPlacementArea;
import io.placemarket.command.message.AreaCommand.RemoveSupervisors;
import io.placemarket.command.message.BookingCommand.AcceptAllocation;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ExtendHold;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.ReportDidNotStart;
import io.placemarket.command.message.BookingCommand.ReportLeftEarly;
import io.placemarket.command.message.BookingCommand.ReturnAllocation;
import io.placemarket.command.message.BookingCommand.ReturnUnconfirmed;
import io.placemarket.command.message.BookingCommand.WithdrawAllocation;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.CopyOffers;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.OfferCommand.WithdrawOffer;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.message.ReleaseCommand.TakeBackRequest;
import io.placemarket.command.message.WaitingCommand.DeclineTurn;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.LeaveWaitingList;
import io.placemarket.command.message.WaitingCommand.LetTurnLapse;
import io.placemarket.command.message.WaitingCommand.ReconsiderEntry;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.area.SupervisorGroup;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Attendance;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.BookingId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.RequestId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.SupervisionModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Chooses what somebody might ask next: mostly what they may, now and then what they may not, in few weeks so that much collides. */
final class RandomMoves {
    private static final List<ProfessionCode> PROFESSIONS = List.of(Sample.ADULT, Sample.ADULT, Sample.CHILD);
    private static final int WEEKS = 8;

    private final NaiveMarket market;
    private final Random random;
    private final IdSource ids;
    private final LocalDate today;

    RandomMoves(NaiveMarket market, long seed, LocalDate today) {
        this.market = market;
        this.random = new Random(seed);
        this.ids = new IdSource(random);
        this.today = today;
    }

    Move next() {
        if (market.areas().isEmpty()) {
            return asked(registerArea());
        }
        if (market.offers().isEmpty()) {
            return asked(postOffer());
        }
        if (market.cohorts().isEmpty()) {
            return asked(createCohort());
        }
        if (market.cohorts().stream().allMatch(cohort -> market.students(cohort).isEmpty())) {
            return asked(enrol());
        }
        return switch (random.nextInt(49)) {
            case 0 -> asked(market.areas().size() < 2 ? registerArea() : book());
            case 1, 2 -> asked(market.offers().size() < 6 ? postOffer() : book());
            case 3 -> asked(market.cohorts().size() < 5 ? createCohort() : book());
            case 4, 5 -> asked(enrol());
            case 6 -> asked(lower());
            case 7 -> asked(new LiftSafeCapacity(any(market.areas()), someWeeks()));
            case 8 ->
                asked(new RecordLearnersElsewhere(
                        any(market.areas()),
                        Optional.of(any(PROFESSIONS)).filter(code -> random.nextBoolean()),
                        someWeeks(),
                        random.nextInt(3)));
            case 9 -> asked(arrange());
            case 10 -> asked(new RemoveSupervisors(any(market.areas()), someWeeks(), groupName()));
            case 11 ->
                asked(
                        random.nextInt(3) == 0
                                ? new WithdrawOffer(any(market.offers()), Sample.REASON, random.nextBoolean())
                                : book());
            case 12 -> new Move.Wait(1 + random.nextInt(6));
            case 13 ->
                asked(new CopyOffers(
                        any(market.areas()),
                        today.minusWeeks(2),
                        today.plusWeeks(3),
                        1 + random.nextInt(3),
                        random.nextInt(4) == 0));
            case 14, 15, 16, 17, 18 -> asked(hold(any(market.offers())));
            case 19, 20, 21, 22, 23 -> asked(allocate());
            case 24, 25, 26 -> asked(join());
            case 27, 28 -> ofWaiting();
            case 29, 30 -> ofRelease();
            case 31, 32, 33, 34 -> asked(handOn());
            case 35 -> asked(terms().ofAudit());
            case 36, 37 -> asked(terms().ofOffer(ids));
            case 47, 48 -> asked(terms().ofAgreement());
            case 46 -> asked(new RandomWatching(market, random).next());
            case 43, 44, 45 -> asked(new RandomProgrammes(market, random, today).next());
            case 38 -> asked(random.nextInt(3) == 0 ? earlier() : book());
            default -> ofBooking();
        };
    }

    private Command handOn() {
        return market.bookings().allocations().isEmpty()
                ? allocate()
                : new RandomHandOns(market, random, ids, today).next();
    }

    private RandomTerms terms() {
        return new RandomTerms(market, random, today);
    }

    /** Somebody has been there since before there was a market. */
    private Command earlier() {
        OfferId offer = any(market.offers());
        CohortId cohort = cohortFor(offer);
        List<StudentId> students = market.students(cohort);
        return students.isEmpty()
                ? book()
                : new RecordEarlierBookings(
                        market.university(cohort),
                        List.of(new RecordEarlierBookings.EarlierBooking(
                                2, offer, cohort, new ById(any(students)), weeksOrNone(offer), ids.allocation(offer))));
    }

    private Command book() {
        return random.nextBoolean() ? hold(any(market.offers())) : allocate();
    }

    private PlaceHold hold(OfferId offer) {
        return new PlaceHold(ids.hold(offer), cohortFor(offer), 1 + random.nextInt(3), weeksOrNone(offer));
    }

    /** Mostly for what somebody else has taken. */
    private JoinWaitingList join() {
        List<BookingId> taken = market.bookings().taking();
        if (taken.isEmpty() || random.nextInt(4) == 0) {
            OfferId offer = any(market.offers());
            return new JoinWaitingList(ids.entry(offer), cohortFor(offer), 1 + random.nextInt(2), weeksOrNone(offer));
        }
        BookingId wanted = any(taken);
        OfferId offer = wanted.offer();
        int places = Math.min(3, market.offer(offer).terms().places());
        return new JoinWaitingList(
                ids.entry(offer),
                cohortFor(offer),
                1 + random.nextInt(places),
                Optional.of(market.bookings().weeks(wanted)));
    }

    /** Mostly one that suits it. */
    private CohortId cohortFor(OfferId offer) {
        List<CohortId> suiting = market.cohorts().stream()
                .filter(cohort -> market.profession(cohort)
                        .equals(market.offer(offer).terms().profession()))
                .toList();
        return suiting.isEmpty() || random.nextInt(8) == 0 ? any(market.cohorts()) : any(suiting);
    }

    private Move ofWaiting() {
        if (!market.bookings().turns().isEmpty()) {
            TurnId turn = any(market.bookings().turns());
            return asked(
                    switch (random.nextInt(3)) {
                        case 0 -> new TakeTurn(turn, ids.hold(turn.offer()));
                        case 1 -> new DeclineTurn(turn);
                        default -> new LetTurnLapse(turn);
                    });
        }
        return market.bookings().waiting().isEmpty() || random.nextInt(3) > 0
                ? ofBooking()
                : asked(
                        random.nextBoolean()
                                ? new LeaveWaitingList(
                                        any(market.bookings().waiting()).entry())
                                : new ReconsiderEntry(
                                        any(market.bookings().waiting()).entry()));
    }

    private Move ofRelease() {
        List<OfferId> later = market.offers().stream()
                .filter(offer -> market.offer(offer).terms().release().isPresent())
                .toList();
        if (later.isEmpty()) {
            return asked(postOffer());
        }
        OfferId offer = any(later);
        if (market.requests().isEmpty() || random.nextInt(3) > 0) {
            return asked(
                    random.nextInt(market.isReleased(offer) ? 2 : 8) == 0
                            ? new RerunRelease(offer, Sample.REASON)
                            : random.nextInt(3) == 0
                                    ? new ReleaseOffer(offer)
                                    : new RequestPlaces(
                                            ids.request(offer),
                                            cohortFor(offer),
                                            1 + random.nextInt(4),
                                            weeksOrNone(offer)));
        }
        RequestId request = any(market.requests());
        return asked(
                random.nextInt(3) == 0
                        ? new TakeBackRequest(request)
                        : new ChangeRequest(request, 1 + random.nextInt(4), weeksOrNone(request.offer())));
    }

    private Move ofBooking() {
        if (random.nextInt(3) == 0 && !market.bookings().holds().isEmpty()) {
            HoldId hold = any(market.bookings().holds());
            return asked(
                    switch (random.nextInt(5)) {
                        case 0 -> new ReleaseHold(hold, Sample.REASON);
                        case 1, 2, 3 -> new ExtendHold(hold);
                        default -> new LetHoldLapse(hold);
                    });
        }
        if (market.bookings().allocations().isEmpty()) {
            return asked(allocate());
        }
        AllocationId allocation = any(market.bookings().allocations());
        return asked(
                switch (random.nextInt(6)) {
                    case 0 -> new AcceptAllocation(allocation);
                    case 1 -> new ReturnAllocation(allocation, Sample.REASON);
                    case 2 -> new ReturnUnconfirmed(allocation);
                    case 3 -> new WithdrawAllocation(allocation, Sample.REASON);
                    case 4 -> new ReportDidNotStart(allocation, Sample.REASON);
                    default -> new ReportLeftEarly(allocation, today.plusDays(random.nextInt(20) - 10L), Sample.REASON);
                });
    }

    private RegisterPlacementArea registerArea() {
        OrganisationId provider = random.nextBoolean() ? Sample.HOSPICE : Sample.OTHER_PROVIDER;
        TreeMap<ProfessionCode, Integer> professions = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            professions.put(Sample.ADULT, 1 + random.nextInt(3));
            professions.put(Sample.CHILD, 1 + random.nextInt(3));
        }
        LocalDate until = random.nextInt(3) == 0 ? today.plusWeeks(4) : today.plusWeeks(60);
        Audit audit = new Audit(1 + random.nextInt(5), professions, today.minusWeeks(9), until);
        return new RegisterPlacementArea(ids.area(), provider, "Ward", Optional.empty(), audit);
    }

    private PostOffer postOffer() {
        LocalDate first = today.plusDays(random.nextInt(7 * WEEKS / 2));
        return new PostOffer(
                ids.offer(any(market.areas())),
                OfferTerms.plain(
                                any(PROFESSIONS),
                                LearnerLevel.YEAR_2,
                                first,
                                first.plusDays(random.nextInt(7 * WEEKS / 2)),
                                1 + random.nextInt(5))
                        .confirmedWithin(random.nextInt(3))
                        .supervised(any(SupervisionModel.all()))
                        .hours(random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(10 + random.nextInt(30)))
                        .released(random.nextInt(4) == 0 ? Optional.of(release()) : Optional.empty())
                        .with(terms().particulars()));
    }

    private ReleaseTerms release() {
        Instant at = today.plusDays(1L + random.nextInt(4)).atTime(17, 0).toInstant(ZoneOffset.UTC);
        return new ReleaseTerms(at, any(List.of(TieBreak.values())));
    }

    private CreateCohort createCohort() {
        Programme programme = new Programme(
                "A programme",
                any(PROFESSIONS),
                LearnerLevel.YEAR_2,
                Route.DEGREE,
                Attendance.FULL_TIME,
                YearMonth.of(2025, 9),
                1 + random.nextInt(5),
                Sample.weeks("2026-W48/2027-W10"));
        return new CreateCohort(ids.cohort(), random.nextBoolean() ? Sample.KEELE : Sample.ASTON, programme);
    }

    private EnrolStudents enrol() {
        List<Entrant> entrants = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            entrants.add(new Entrant("S" + random.nextInt(12), ids.student()));
        }
        List<CohortId> empty = market.cohorts().stream()
                .filter(cohort -> market.students(cohort).isEmpty())
                .toList();
        return new EnrolStudents(any(empty.isEmpty() ? market.cohorts() : empty), entrants);
    }

    private LowerSafeCapacity lower() {
        return new LowerSafeCapacity(any(market.areas()), someWeeks(), random.nextInt(4), Sample.REASON);
    }

    private ArrangeSupervisors arrange() {
        TreeSet<ProfessionCode> professions = new TreeSet<>(List.of(any(PROFESSIONS), any(PROFESSIONS)));
        int people = random.nextInt(3);
        int halfHours = people * (40 + random.nextInt(SupervisorGroup.MOST_HALF_HOURS - 39));
        return new ArrangeSupervisors(
                any(market.areas()), someWeeks(), new SupervisorGroup(groupName(), professions, people, halfHours));
    }

    private String groupName() {
        return random.nextBoolean() ? "Nurses" : "Therapists";
    }

    private Command allocate() {
        AllocateStudents all = allocateAll();
        return random.nextInt(4) == 0
                ? new AllocateEach(all.offer(), all.cohort(), all.students(), all.weeks(), all.hold())
                : all;
    }

    private AllocateStudents allocateAll() {
        if (random.nextInt(3) == 0 && !market.bookings().holds().isEmpty()) {
            HoldId hold = any(market.bookings().holds());
            return allocate(hold.offer(), market.bookings().cohort(hold), Optional.of(hold), Optional.empty());
        }
        OfferId offer = any(market.offers());
        return allocate(offer, cohortFor(offer), Optional.empty(), weeksOrNone(offer));
    }

    private AllocateStudents allocate(OfferId offer, CohortId cohort, Optional<HoldId> hold, Optional<WeekSet> weeks) {
        List<StudentId> students = new ArrayList<>(market.students(cohort));
        Collections.shuffle(students, random);
        List<Named> named = students.stream()
                .limit(1 + random.nextInt(3))
                .map(student -> new Named(new ById(student), ids.allocation(offer)))
                .toList();
        return new AllocateStudents(offer, cohort, named, weeks, hold);
    }

    /** By whom it would be asked, or now and then by anybody. */
    private Move asked(Command command) {
        Actor right = new Rightful(market, random).actor(command);
        return new Move.Ask(command, random.nextInt(12) == 0 ? any(Rightful.EVERYBODY) : right);
    }

    private WeekSet someWeeks() {
        Week first = Week.of(today).plus(random.nextInt(WEEKS / 2));
        return WeekSet.range(first, first.plus(random.nextInt(WEEKS / 2)));
    }

    /** All, or some of the offer's that have not passed, or now and then any. */
    private Optional<WeekSet> weeksOrNone(OfferId offer) {
        WeekSet offered = market.offered(offer).from(Week.of(today));
        if (offered.isEmpty() || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0 ? Optional.of(someWeeks()) : Optional.empty();
        }
        List<Week> weeks = offered.stream().toList();
        int first = random.nextInt(weeks.size());
        return Optional.of(WeekSet.of(weeks.subList(first, first + 1 + random.nextInt(weeks.size() - first))));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
