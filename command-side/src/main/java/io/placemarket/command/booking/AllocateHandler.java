package io.placemarket.command.booking;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.Outcome.Allocated;
import io.placemarket.command.message.Outcome.StudentsAllocated;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/**
 * Names students for an offer, all or none, in one unit of work over area, offer, hold, cohort and students. Naming a hold's places adds no
 * load, so it works for what was promised even where the offer was withdrawn or the limit lowered since.
 */
public final class AllocateHandler {
    private static final int MOST_AT_ONCE = 200;

    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final ReferenceSeal seal;

    public AllocateHandler(BookingShelves shelves, MarketCalendar calendar, ReferenceSeal seal) {
        this.shelves = shelves;
        this.calendar = calendar;
        this.seal = seal;
    }

    /** A student as asked for, and as the market knows it. */
    private record Place(Named named, StudentId student) {}

    @CommandHandler
    StudentsAllocated handle(AllocateStudents command, Actor actor, ExpectedRevision expected) {
        Aggregate<PlacementArea> area = shelves.areas().load(command.offer().area());
        Aggregate<Offer> offer = shelves.offers().load(command.offer());
        Optional<Aggregate<Hold>> hold = command.hold().map(shelves.holds()::load);
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        OrganisationId university = cohort.invoke(Cohort::university);
        WhoMayDoWhat.check(command, actor, Concerned.university(university));
        expected.check(offer);
        List<Place> places = cohort.invoke(it -> places(command, it));
        WeekSet weeks = hold.isPresent()
                ? heldWeeks(command, hold.get())
                : offer.invoke(it -> {
                    it.checkOpen();
                    it.checkIsFor(university);
                    it.checkSuits(cohort.invoke(Cohort::programme));
                    return it.bookable(command.weeks(), calendar.thisWeek());
                });
        if (hold.isEmpty()) {
            AgreementRules.check(
                    offer.invoke(Offer::terms), offer.invoke(Offer::provider), university, weeks, shelves.agreements());
        }
        List<Claim> claims = places.stream()
                .map(place ->
                        new Claim(place.named().allocation(), command.cohort(), Optional.of(place.student()), 1, weeks))
                .toList();
        Optional<Weekdays> weekdays = area.invoke(it -> it.weekdays(command.offer()));
        if (hold.isPresent()) {
            HoldId id = command.hold().orElseThrow();
            hold.get().execute(it -> it.name(allocationsOf(places), calendar.now()));
            area.execute(it -> it.exchange(id, claims, weeks));
        } else {
            area.execute(it -> it.claim(claims));
            cohort.execute(it -> it.take(claims.size(), weeks, weekdays));
        }
        places.stream()
                .sorted(Comparator.comparing(place -> place.student().value()))
                .forEach(place -> shelves.students()
                        .load(place.student())
                        .execute(it -> it.book(
                                place.named().allocation(),
                                weeks,
                                weekdays,
                                place.named().student().written())));
        Optional<Instant> confirmBy = confirmBy(offer);
        places.forEach(place -> shelves.allocations()
                .add(() -> new Allocation(new AllocationProposed(
                        place.named().allocation(),
                        place.student(),
                        command.cohort(),
                        university,
                        weeks,
                        command.hold(),
                        confirmBy))));
        String state = (confirmBy.isPresent() ? Allocation.State.PROPOSED : Allocation.State.ACCEPTED).name();
        return new StudentsAllocated(places.stream()
                .map(place -> new Allocated(place.student(), place.named().allocation(), state, confirmBy))
                .toList());
    }

    private List<Place> places(AllocateStudents command, Cohort cohort) {
        if (command.students().isEmpty()) {
            throw Problem.missing("students", "at least one student of the cohort")
                    .refused();
        }
        if (command.students().size() > MOST_AT_ONCE) {
            throw Problem.invalid(
                            "students", command.students().size() + " students", "at most " + MOST_AT_ONCE + " at once")
                    .refused();
        }
        List<Place> places = new ArrayList<>();
        Set<StudentId> seen = new HashSet<>();
        for (Named named : command.students()) {
            StudentId student = find(named, cohort)
                    .orElseThrow(
                            () -> Problem.invalid("students", named.student().written(), "a student of the cohort")
                                    .refused());
            if (!seen.add(student)) {
                throw Problem.invalid("students", named.student().written(), "each student once")
                        .refused();
            }
            places.add(new Place(named, student));
        }
        return places;
    }

    private Optional<StudentId> find(Named named, Cohort cohort) {
        return switch (named.student()) {
            case ById choice -> Optional.of(choice.id()).filter(cohort::has);
            case ByReference choice -> cohort.find(seal.hash(cohort.university(), choice.reference()));
        };
    }

    /** Its weeks from this one on: what lies behind can no longer be attended. */
    private WeekSet heldWeeks(AllocateStudents command, Aggregate<Hold> hold) {
        HoldId id = command.hold().orElseThrow();
        if (!id.offer().equals(command.offer()) || !hold.invoke(it -> it.isFor(command.cohort()))) {
            throw Problem.invalid("hold", id.value(), "a hold of this cohort in this offer")
                    .refused();
        }
        WeekSet weeks = hold.invoke(Hold::weeks).from(calendar.thisWeek());
        if (weeks.isEmpty()) {
            throw Problem.of(ProblemCode.WEEKS_HAVE_BEGUN, "All weeks of the hold are past.")
                    .refused();
        }
        if (command.weeks().filter(asked -> !asked.equals(weeks)).isPresent()) {
            throw Problem.invalid("weeks", command.weeks().get().toString(), "the hold's weeks: " + weeks)
                    .refused();
        }
        return weeks;
    }

    private Optional<Instant> confirmBy(Aggregate<Offer> offer) {
        int days = offer.invoke(it -> it.terms().confirmWithinWorkingDays());
        return days == 0 ? Optional.empty() : Optional.of(calendar.deadline(days));
    }

    private static List<AllocationId> allocationsOf(List<Place> places) {
        return places.stream().map(place -> place.named().allocation()).toList();
    }
}
