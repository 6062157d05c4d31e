package io.placemarket.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.Scene;
import io.placemarket.command.message.BookingCommand.AllocateEach;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.HandOn;
import io.placemarket.command.message.BookingCommand.PlaceHold;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReleaseHold;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.ReleaseCommand.ChangeRequest;
import io.placemarket.command.message.ReleaseCommand.ReleaseOffer;
import io.placemarket.command.message.ReleaseCommand.RequestPlaces;
import io.placemarket.command.message.ReleaseCommand.RerunRelease;
import io.placemarket.command.message.WaitingCommand.JoinWaitingList;
import io.placemarket.command.message.WaitingCommand.TakeTurn;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.area.PlacementAreaEvent.PlacesClaimed;
import io.placemarket.kernel.booking.HoldEvent.HoldPlaced;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.IdSource;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.OfferParticulars;
import io.placemarket.kernel.organisation.OrganisationEvent.OrganisationAdded;
import io.placemarket.kernel.organisation.OrganisationRole;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.BookingRefusal.NobodyPlaced;
import io.placemarket.kernel.waiting.WaitingEvent.TurnGiven;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A random history on the real bus and handlers. After each step the naive market says whether what was answered is right. */
final class History {
    private static final DomainEvent[] ORGANISATIONS = {
        Sample.hospice(),
        new OrganisationAdded(
                Sample.OTHER_PROVIDER, Sample.organisation("A trust (fictional)", OrganisationRole.PROVIDER)),
        Sample.keele(),
        new OrganisationAdded(
                Sample.ASTON,
                Sample.organisation("Another university (fictional)", OrganisationRole.EDUCATION_PROVIDER))
    };

    private final NaiveMarket market = new NaiveMarket();
    private final List<DomainEvent> events = new ArrayList<>(Arrays.asList(ORGANISATIONS));
    private final List<String> told = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Scene scene = Scene.given(ORGANISATIONS);
    private LocalDateTime now = LocalDateTime.of(2026, 11, 25, 10, 0);

    /** Every step, and what came of it. */
    List<String> told() {
        return told;
    }

    /** The names of the commands that were accepted, and the codes of the refusals. */
    Set<String> seen() {
        return seen;
    }

    /** What comes next is chosen from this seed and what is there. */
    void step(long seed) {
        switch (new RandomMoves(market, seed, today()).next()) {
            case Move.Wait wait -> {
                now = now.plusDays(wait.days());
                scene.at(now.toString());
                told.add("it is " + now);
            }
            case Move.Ask ask -> ask(ask.command(), ask.actor());
        }
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    private Week thisWeek() {
        return Week.of(today());
    }

    private void ask(Command command, Actor actor) {
        told.add(actor.user() + ": " + command);
        Scene.Asked asked = scene.when(command, actor);
        Optional<Throwable> thrown = asked.result().optionalExceptionResult().map(Throwable.class::cast);
        if (thrown.isPresent()) {
            told.add("  " + thrown.get());
            assertThat(asked.events()).isEmpty();
            assertThat(thrown.get()).isInstanceOf(RefusedException.class);
            judgeRefusal(command, (RefusedException) thrown.get());
            return;
        }
        seen.add(command.getClass().getSimpleName());
        judgeAnswer(command);
        if (command instanceof RecordEarlierBookings) {
            assertThat(today()).as("recorded by the cut-off").isBeforeOrEqualTo(Scene.CUT_OFF);
        }
        boolean releases = command instanceof ReleaseOffer || command instanceof RerunRelease;
        boolean adds = command instanceof PlaceHold
                || command instanceof PostponeAllocation
                || command instanceof RecordEarlierBookings
                || command instanceof TransferAllocation
                || releases
                || (command instanceof AllocateEach each && each.hold().isEmpty())
                || isNewLoad(command);
        Map<PaperBookings.Place, Integer> before =
                adds ? Map.of() : market.bookings().heads();
        List<Wanted> fullBefore =
                waiting().stream().filter(entry -> !fits(entry)).toList();
        for (DomainEvent event : asked.events()) {
            told.add("  " + event);
            judgeGiven(command, event);
            events.add(event);
            market.on(event, thisWeek());
        }
        boolean passedOn = asked.events().stream().anyMatch(TurnGiven.class::isInstance);
        if (!adds && !passedOn) {
            market.bookings()
                    .heads()
                    .forEach((place, heads) -> assertThat(heads)
                            .as("%s adds no load in %s", command, place)
                            .isLessThanOrEqualTo(before.getOrDefault(place, 0)));
        }
        waiting().stream()
                .filter(entry -> !entry.weeks().first().isBefore(thisWeek()) && fullBefore.contains(entry))
                .forEach(entry -> assertThat(fits(entry) && withinCeiling(entry) && isFor(entry) && agreed(entry))
                        .as("what %s freed fits %s, who still waits", command, entry)
                        .isFalse());
        market.cohorts().stream()
                .flatMap(cohort -> market.students(cohort).stream())
                .filter(market.programmes()::ended)
                .forEach(student -> assertThat(market.bookings()
                                .weeks(student)
                                .from(thisWeek().plus(1))
                                .isEmpty())
                        .as("%s has ended, and goes nowhere", student)
                        .isTrue());
        market.cohorts().stream()
                .flatMap(cohort -> market.students(cohort).stream())
                .forEach(student -> assertThat(market.twice(student))
                        .as("%s is in one place at a time", student)
                        .isFalse());
    }

    /** What the market gives by itself fits at the very moment it is given. */
    private void judgeGiven(Command command, DomainEvent event) {
        if (event instanceof TurnGiven turn) {
            judgeGiven(market.bookings().waiting().stream()
                    .filter(entry -> entry.entry().equals(turn.entry()))
                    .map(History::wanted)
                    .findFirst()
                    .orElseThrow());
        } else if (event instanceof PlacesClaimed claimed
                && command instanceof AllocateEach each
                && each.hold().isEmpty()) {
            Claim claim = claimed.claim();
            judgeGiven(new Wanted(
                    each.offer(),
                    claim.cohort(),
                    1,
                    claim.weeks(),
                    claim.student().stream().toList()));
        } else if (event instanceof HoldPlaced hold
                && (command instanceof ReleaseOffer || command instanceof RerunRelease)) {
            judgeGiven(new Wanted(hold.hold().offer(), hold.cohort(), hold.places(), hold.weeks(), List.of()));
        }
    }

    private void judgeGiven(Wanted given) {
        assertThat(fits(given)).as("%s was given, and fits", given).isTrue();
        assertThat(withinCeiling(given))
                .as("%s was given, within the ceiling", given)
                .isTrue();
        assertThat(free(given))
                .as("%s was given, and nobody is elsewhere", given)
                .isTrue();
        assertThat(isFor(given)).as("%s was given, and is for it", given).isTrue();
        assertThat(agreed(given)).as("%s was given, and is agreed", given).isTrue();
    }

    private boolean isFor(Wanted wanted) {
        return market.isFor(wanted.offer(), market.university(wanted.cohort()));
    }

    private boolean agreed(Wanted wanted) {
        return market.agreed(wanted.offer(), market.university(wanted.cohort()), wanted.weeks());
    }

    private List<Wanted> waiting() {
        return market.bookings().waiting().stream().map(History::wanted).toList();
    }

    private static Wanted wanted(WaitingEntryAdded entry) {
        return new Wanted(entry.entry().offer(), entry.cohort(), entry.places(), entry.weeks(), List.of());
    }

    private static boolean isNewLoad(Command command) {
        return command instanceof AllocateStudents allocate && allocate.hold().isEmpty();
    }

    /** Whoever is refused for want of room would not have fitted. */
    private void judgeRefusal(Command command, RefusedException refused) {
        ProblemCode code = refused.problem().code();
        seen.add(code.name());
        if (command instanceof AllocateEach each && refused.refusal().orElse(null) instanceof NobodyPlaced nobody) {
            EachAlone.refused(each, nobody).forEach(this::judgeRefusal);
        } else {
            judgeRefusal(command, code);
        }
    }

    private void judgeRefusal(Command command, ProblemCode code) {
        Optional<Wanted> wanted = wanted(command);
        switch (code) {
            case CAPACITY_EXCEEDED ->
                assertThat(fits(wanted.orElseThrow())).as("refused, and fits").isFalse();
            case COHORT_CEILING ->
                assertThat(withinCeiling(wanted.orElseThrow()))
                        .as("refused, within the ceiling")
                        .isFalse();
            case ROOM_AVAILABLE ->
                assertThat(fits(wanted.orElseThrow()))
                        .as("sent to hold, and fits")
                        .isTrue();
            case OFFER_FOR_OTHERS ->
                assertThat(isFor(wanted.orElseThrow()))
                        .as("refused, though for it")
                        .isFalse();
            case AGREEMENT_REQUIRED ->
                assertThat(agreed(wanted.orElseThrow()))
                        .as("refused, though agreed")
                        .isFalse();
            case EARLIER_BOOKINGS_CLOSED ->
                assertThat(today()).as("refused, before the cut-off").isAfter(Scene.CUT_OFF);
            case STUDENT_ALREADY_BOOKED ->
                assertThat(free(wanted.orElseThrow()))
                        .as("refused, though free")
                        .isFalse();
            default -> {
                // refusals that follow from one aggregate alone have sentences of their own
            }
        }
    }

    private void judgeAnswer(Command command) {
        wanted(command).ifPresent(it -> {
            if (!namesOnly(command)) {
                assertThat(agreed(it)).as("%s is agreed", it).isTrue();
                assertThat(isFor(it) || it.weeks().isEmpty())
                        .as("%s is for it", it)
                        .isTrue();
            }
            if (command instanceof TakeTurn || command instanceof RequestPlaces || command instanceof ChangeRequest) {
                return;
            }
            if (command instanceof JoinWaitingList) {
                assertThat(fits(it)).as("%s waits, and would fit", it).isFalse();
                return;
            }
            if (!namesOnly(command)) {
                assertThat(fits(it)).as("%s fits", it).isTrue();
                assertThat(withinCeiling(it)).as("%s is within the ceiling", it).isTrue();
            }
            assertThat(free(it)).as("%s: nobody is elsewhere", it).isTrue();
            assertThat(it.students()).as("%s: nobody has ended", it).noneMatch(market.programmes()::ended);
        });
    }

    /** It adds no load, so it needs no room. */
    private static boolean namesOnly(Command command) {
        return command instanceof ReplaceStudent || (command instanceof AllocateStudents && !isNewLoad(command));
    }

    /**
     * Places somebody asks for.
     *
     * @param leaving what gives weeks up for it
     */
    private record Wanted(
            OfferId offer,
            CohortId cohort,
            int places,
            WeekSet weeks,
            List<StudentId> students,
            Optional<Leaving> leaving) {
        Wanted(OfferId offer, CohortId cohort, int places, WeekSet weeks, List<StudentId> students) {
            this(offer, cohort, places, weeks, students, Optional.empty());
        }
    }

    private record Leaving(AllocationId allocation, WeekSet given) {}

    private Wanted wanted(HandOn command) {
        WeekSet given = command.weeks()
                .orElseGet(() -> market.bookings()
                        .weeks(command.allocation())
                        .from(thisWeek().plus(1)));
        CohortId cohort = market.bookings().cohort(command.allocation());
        StudentId student = market.bookings().student(command.allocation());
        OfferId offer = command.successor().offer();
        Optional<Leaving> leaving = Optional.of(new Leaving(command.allocation(), given));
        return switch (command) {
            case PostponeAllocation it -> new Wanted(offer, cohort, 1, it.to().minus(given), List.of(student), leaving);
            case TransferAllocation it -> {
                WeekSet to = it.to().orElse(given);
                yield new Wanted(offer, cohort, 1, to, List.of(student), leaving);
            }
            case ReplaceStudent it -> new Wanted(offer, cohort, 1, given, List.of(((ById) it.student()).id()), leaving);
        };
    }

    private Optional<Wanted> wanted(Command command) {
        return switch (command) {
            case PlaceHold it ->
                Optional.of(new Wanted(it.offer(), it.cohort(), it.places(), weeks(it.offer(), it.weeks()), List.of()));
            case JoinWaitingList it ->
                Optional.of(new Wanted(it.offer(), it.cohort(), it.places(), weeks(it.offer(), it.weeks()), List.of()));
            case AllocateStudents it -> {
                List<StudentId> students = it.students().stream()
                        .map(named -> ((ById) named.student()).id())
                        .toList();
                WeekSet weeks = it.hold()
                        .map(hold -> market.bookings().weeks(hold).from(thisWeek()))
                        .orElseGet(() -> weeks(it.offer(), it.weeks()));
                yield Optional.of(new Wanted(it.offer(), it.cohort(), students.size(), weeks, students));
            }
            case HandOn it -> Optional.of(wanted(it));
            case TakeTurn it ->
                Optional.of(new Wanted(
                        it.offer(),
                        market.bookings().cohort(it.turn()),
                        0,
                        market.bookings().weeks(it.turn()),
                        List.of()));
            case RequestPlaces it ->
                Optional.of(new Wanted(it.offer(), it.cohort(), 0, requested(it.offer(), it.weeks()), List.of()));
            case ChangeRequest it ->
                Optional.of(new Wanted(
                        it.offer(), market.cohort(it.request()), 0, requested(it.offer(), it.weeks()), List.of()));
            default -> Optional.empty();
        };
    }

    /** From the week of the release on, where none are named. */
    private WeekSet requested(OfferId offer, Optional<WeekSet> weeks) {
        Optional<Week> release = market.offer(offer)
                .terms()
                .release()
                .map(terms -> Week.of(terms.at().atZone(ZoneOffset.UTC).toLocalDate()));
        return weeks.orElseGet(() -> market.offered(offer).from(release.orElse(thisWeek())));
    }

    private WeekSet weeks(OfferId offer, Optional<WeekSet> asked) {
        return asked.orElseGet(() -> market.offered(offer).from(thisWeek()));
    }

    private boolean fits(Wanted wanted) {
        return after(
                wanted,
                () -> market.fits(wanted.offer(), wanted.weeks(), wanted.places(), market.university(wanted.cohort())));
    }

    private boolean withinCeiling(Wanted wanted) {
        return after(
                wanted,
                () -> moreWeeks(wanted).stream()
                        .allMatch(week -> market.taken(wanted.cohort(), wanted.offer(), week) + wanted.places()
                                <= market.ceiling(wanted.cohort(), week)));
    }

    /** A week that is given up and taken again on the same days is not one more for the cohort, however many have left it. */
    private WeekSet moreWeeks(Wanted wanted) {
        return wanted.leaving()
                .filter(from -> market.offer(from.allocation().offer())
                        .terms()
                        .weekdays()
                        .equals(market.offer(wanted.offer()).terms().weekdays()))
                .map(from -> wanted.weeks().minus(from.given()))
                .orElse(wanted.weeks());
    }

    private boolean free(Wanted wanted) {
        return after(
                wanted,
                () -> wanted.students().stream()
                        .noneMatch(student -> market.booked(student, wanted.offer(), wanted.weeks())));
    }

    /** What would be true when weeks had been given up for it. */
    private boolean after(Wanted wanted, BooleanSupplier question) {
        return wanted.leaving()
                .map(from -> market.bookings().without(from.allocation(), from.given(), question))
                .orElseGet(question::getAsBoolean);
    }

    /**
     * What happened, told to a market that starts anew, leaves the same room: every week of every offer takes one more where the naive
     * market says so, and only there.
     */
    void replay() {
        scene = Scene.given(events.toArray(DomainEvent[]::new)).at(now.toString());
        IdSource ids = new IdSource(new Random(1));
        for (OfferId offer : market.offers()) {
            if (!takesSingleWeeks(market.offer(offer).terms().particulars())) {
                continue;
            }
            CohortId cohort = ids.cohort();
            Programme programme = Sample.programme(market.offer(offer).terms().profession(), LearnerLevel.YEAR_2);
            ask(new CreateCohort(cohort, Sample.KEELE, programme), Sample.UNIVERSITY);
            for (Week week : market.offer(offer).terms().weeks().from(thisWeek())) {
                HoldId hold = ids.hold(offer);
                boolean fits = market.fits(offer, WeekSet.of(week), 1, Sample.KEELE)
                        && market.isFor(offer, Sample.KEELE)
                        && market.agreed(offer, Sample.KEELE, WeekSet.of(week));
                ask(new PlaceHold(hold, cohort, 1, Optional.of(WeekSet.of(week))), Sample.UNIVERSITY);
                assertThat(market.bookings().holds().contains(hold))
                        .as("after a replay, room in %s of %s", week, offer)
                        .isEqualTo(fits);
                if (fits) {
                    ask(new ReleaseHold(hold, Sample.REASON), Sample.UNIVERSITY);
                }
            }
        }
    }

    private static boolean takesSingleWeeks(OfferParticulars particulars) {
        return particulars.leastWeeks().orElse(1) == 1;
    }
}
