package io.placemarket.command.booking;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.Simulated;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.message.BookingCommand.HandOn;
import io.placemarket.command.message.BookingCommand.PostponeAllocation;
import io.placemarket.command.message.BookingCommand.ReplaceStudent;
import io.placemarket.command.message.BookingCommand.TransferAllocation;
import io.placemarket.command.message.Outcome.WeeksHandedOn;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.AllocationEvent.AllocationPostponed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.booking.AllocationEvent.AllocationTransferred;
import io.placemarket.kernel.booking.AllocationEvent.HandedOn;
import io.placemarket.kernel.booking.AllocationEvent.StudentReplaced;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/**
 * Postpones and transfers allocations and replaces students: one unit of work gives up weeks that have not begun and takes others, so that
 * the place is at no moment free to somebody else. Everything is checked before anything changes.
 */
public final class HandOnHandler {
    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final Turns turns;
    private final ReferenceSeal seal;
    private final Choices choices;

    public HandOnHandler(BookingShelves shelves, MarketCalendar calendar, Turns turns, ReferenceSeal seal) {
        this.shelves = shelves;
        this.calendar = calendar;
        this.turns = turns;
        this.seal = seal;
        this.choices = new Choices(seal);
    }

    /** The allocation that gives weeks up. */
    private record Leaving(
            Aggregate<PlacementArea> area, Aggregate<Allocation> allocation, Aggregate<Cohort> cohort, WeekSet weeks) {
        AllocationId id() {
            return allocation.invoke(Allocation::id);
        }

        StudentId student() {
            return allocation.invoke(Allocation::student);
        }

        /** What it does not give up. */
        WeekSet kept() {
            return allocation.invoke(Allocation::weeks).minus(weeks);
        }

        OrganisationId university() {
            return allocation.invoke(Allocation::university);
        }

        CohortId cohortId() {
            return allocation.invoke(Allocation::cohort);
        }

        Optional<Weekdays> weekdays() {
            return area.invoke(it -> it.offers().weekdays(id().offer()));
        }
    }

    /** The allocation that goes on. */
    private record Coming(
            AllocationId id, Aggregate<PlacementArea> area, Aggregate<Offer> offer, StudentId student, WeekSet weeks) {
        Optional<Weekdays> weekdays() {
            return area.invoke(it -> it.offers().weekdays(id.offer()));
        }

        Claim claim(Leaving from, WeekSet claimed) {
            return new Claim(id, from.cohortId(), Optional.of(student), 1, claimed).of(from.university());
        }
    }

    @CommandHandler
    WeeksHandedOn handle(PostponeAllocation command, Actor actor, ExpectedRevision expected) {
        Leaving from = leaving(command, actor, expected, Optional.of(command.offer()));
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        WeekSet to = offer.invoke(it -> {
            it.life().checkOpen();
            return it.bookableBeside(from.kept(), command.to(), calendar.thisWeek());
        });
        if (to.equals(from.weeks())) {
            throw Problem.invalid("to", to.toString(), "other weeks than those given up")
                    .refused();
        }
        WeekSet more = to.minus(from.weeks());
        if (!more.isEmpty()) {
            offer.execute(it -> it.checkIsFor(from.university()));
        }
        checkAgreed(from, offer, more);
        Coming next = new Coming(command.successor(), from.area(), offer, from.student(), to);
        if (!more.isEmpty()) {
            from.area().execute(it -> it.bookings().checkRoom(List.of(next.claim(from, more))));
        }
        checkStudentAndCohort(from, next);
        return handOn(
                from, next, new AllocationPostponed(from.id(), why(from, command), from.weeks(), command.successor()));
    }

    @CommandHandler
    WeeksHandedOn handle(TransferAllocation command, Actor actor, ExpectedRevision expected) {
        loadAreas(command);
        Leaving from = leaving(
                command, actor, expected, Optional.of(command.successor().offer()));
        if (command.successor().offer().equals(command.offer())) {
            throw Problem.invalid("offer", command.offer().value(), "another offer than its own; or postpone it")
                    .refused();
        }
        Aggregate<Offer> offer = shelves.offers().load(command.successor().offer());
        WeekSet to = offer.invoke(it -> {
            it.life().checkOpen();
            it.checkIsFor(from.university());
            it.checkSuits(from.cohort().invoke(Cohort::programme));
            return it.bookable(Optional.of(command.to().orElse(from.weeks())), calendar.thisWeek());
        });
        checkAgreed(from, offer, to);
        Aggregate<PlacementArea> area =
                shelves.areas().load(command.successor().offer().area());
        Coming next = new Coming(command.successor(), area, offer, from.student(), to);
        Claim claim = next.claim(from, to);
        if (staysInTheArea(command)) {
            area.execute(it -> it.bookings().checkRoomAfter(from.id(), from.weeks(), claim));
        } else {
            area.execute(it -> it.bookings().checkRoom(List.of(claim)));
        }
        checkStudentAndCohort(from, next);
        return handOn(
                from,
                next,
                new AllocationTransferred(from.id(), why(from, command), from.weeks(), command.successor()));
    }

    @CommandHandler
    WeeksHandedOn handle(ReplaceStudent command, Actor actor, ExpectedRevision expected) {
        Leaving from = leaving(command, actor, expected, Optional.empty());
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        StudentId student = from.cohort().invoke(it -> choices.student("student", command.student(), it));
        if (student.equals(from.student())) {
            throw Problem.invalid("student", command.student().written(), "another student of the cohort")
                    .refused();
        }
        // Both are locked in the order of their identifiers.
        Stream.of(student, from.student())
                .sorted(Comparator.comparing(StudentId::value))
                .forEach(shelves.students()::load);
        Coming next = new Coming(command.successor(), from.area(), offer, student, from.weeks());
        String named = command.student().written();
        shelves.students().load(student).execute(it -> {
            it.checkFree(from.weeks(), next.weekdays(), named);
            it.checkSimulated(simulated(from, next), from.weeks(), named);
        });
        return handOn(
                from, next, new StudentReplaced(from.id(), why(from, command), from.weeks(), command.successor()));
    }

    private SealedReason why(Leaving from, HandOn command) {
        return seal.reason(from.student(), command.reason());
    }

    /** Both are locked in the order of their identifiers. */
    private void loadAreas(TransferAllocation command) {
        Stream.of(command.offer().area(), command.successor().offer().area())
                .sorted(Comparator.comparing(AreaId::value))
                .forEach(shelves.areas()::load);
    }

    private static boolean staysInTheArea(HandOn command) {
        return command.successor().offer().area().equals(command.offer().area());
    }

    /** @param next the offer whose agreements are asked for: they are locked together with those of who waits */
    private Leaving leaving(HandOn command, Actor actor, ExpectedRevision expected, Optional<OfferId> next) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Allocation> allocation = shelves.allocations().load(command.allocation());
        WhoMayDoWhat.check(command, actor, Concerned.university(allocation.invoke(Allocation::university)));
        expected.check(allocation);
        CohortId cohort = allocation.invoke(Allocation::cohort);
        OrganisationId university = allocation.invoke(Allocation::university);
        List<AgreementId> agreements = next.map(shelves.offers()::load).stream()
                .flatMap(offer -> AgreementRules.askedFor(offer, university))
                .toList();
        turns.prepare(List.of(area), List.of(cohort), agreements.stream());
        WeekSet weeks = allocation.invoke(it -> it.givable(command.weeks(), calendar.notBegun(it.weeks())));
        return new Leaving(area, allocation, shelves.cohorts().load(cohort), weeks);
    }

    private void checkAgreed(Leaving from, Aggregate<Offer> offer, WeekSet to) {
        AgreementRules.check(offer, from.university(), to, shelves.agreements());
    }

    /** In weeks that are given up and taken again, neither the student nor the cohort has one place more. */
    private void checkStudentAndCohort(Leaving from, Coming next) {
        from.cohort().execute(it -> it.checkCeilingAfter(from.weeks(), from.weekdays(), next.weeks(), next.weekdays()));
        String named = next.student().value();
        shelves.students().load(next.student()).execute(it -> {
            it.checkFreeAfter(from.id(), from.weeks(), next.weeks(), next.weekdays(), named);
            it.checkSimulatedAfter(from.id(), from.weeks(), simulated(from, next), next.weeks(), named);
        });
    }

    private static Simulated simulated(Leaving from, Coming next) {
        return AllocateHandler.simulated(next.offer(), from.cohort(), next.weeks());
    }

    private WeeksHandedOn handOn(Leaving from, Coming next, HandedOn event) {
        from.allocation().execute(it -> it.handOn(event));
        Claim claim = next.claim(from, next.weeks());
        if (next.id().area().equals(from.id().area())) {
            from.area().execute(it -> it.bookings().handOn(from.id(), from.weeks(), claim));
        } else {
            from.area().execute(it -> it.bookings().free(from.id(), 1, from.weeks()));
            next.area().execute(it -> it.bookings().claim(List.of(claim)));
        }
        change(from, next);
        shelves.students().load(from.student()).execute(it -> it.free(from.id(), from.weeks()));
        Aggregate<Student> student = shelves.students().load(next.student());
        student.execute(it ->
                it.book(next.id(), next.weeks(), next.weekdays(), next.student().value(), simulated(from, next)));
        Optional<Instant> confirmBy = Confirmation.due(next.offer().invoke(Offer::terms), calendar);
        shelves.allocations()
                .add(() -> new Allocation(new AllocationProposed(
                        next.id(),
                        next.student(),
                        from.cohortId(),
                        from.university(),
                        next.weeks(),
                        Optional.empty(),
                        confirmBy)));
        turns.pass(from.area());
        return new WeeksHandedOn(
                from.allocation().invoke(Allocation::state).name(),
                next.id(),
                next.student(),
                next.weeks(),
                (confirmBy.isPresent() ? Allocation.State.PROPOSED : Allocation.State.ACCEPTED).name(),
                confirmBy);
    }

    private static void change(Leaving from, Coming next) {
        boolean sameDays = from.weekdays().equals(next.weekdays());
        WeekSet fewer = sameDays ? from.weeks().minus(next.weeks()) : from.weeks();
        WeekSet more = sameDays ? next.weeks().minus(from.weeks()) : next.weeks();
        if (!fewer.isEmpty()) {
            from.cohort().execute(it -> it.giveBack(1, fewer, from.weekdays()));
        }
        if (!more.isEmpty()) {
            from.cohort().execute(it -> it.take(1, more, next.weekdays()));
        }
    }
}
