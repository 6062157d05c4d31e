package io.placemarket.command.booking;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.agreement.AgreementRules;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.Simulated;
import io.placemarket.command.message.BookingCommand.AllocateStudents;
import io.placemarket.command.message.BookingCommand.Named;
import io.placemarket.command.message.Outcome.Allocated;
import io.placemarket.command.message.Outcome.RequirementWarning;
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
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.HoldRefusal.HeldWeeksPast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final Choices choices;

    public AllocateHandler(BookingShelves shelves, MarketCalendar calendar, ReferenceSeal seal) {
        this.shelves = shelves;
        this.calendar = calendar;
        this.choices = new Choices(seal);
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
                    it.life().checkOpen();
                    it.checkIsFor(university);
                    it.checkSuits(cohort.invoke(Cohort::programme));
                    return it.bookable(command.weeks(), calendar.thisWeek());
                });
        if (hold.isEmpty()) {
            AgreementRules.check(offer, university, weeks, shelves.agreements());
        }
        List<Claim> claims = places.stream()
                .map(place -> new Claim(
                                place.named().allocation(), command.cohort(), Optional.of(place.student()), 1, weeks)
                        .of(university))
                .toList();
        Optional<Weekdays> weekdays = area.invoke(it -> it.offers().weekdays(command.offer()));
        Simulated simulated = simulated(offer, cohort, weeks);
        checkAll(command, area, hold, cohort, claims, places, weekdays);
        byStudent(places)
                .forEach(place -> shelves.students()
                        .load(place.student())
                        .execute(it -> it.checkSimulated(
                                simulated, weeks, place.named().student().written())));
        if (hold.isPresent()) {
            HoldId id = command.hold().orElseThrow();
            hold.get().execute(it -> it.name(allocationsOf(places), calendar.now()));
            area.execute(it -> it.bookings().exchange(id, claims, weeks));
        } else {
            area.execute(it -> it.bookings().claim(claims));
            cohort.execute(it -> it.take(claims.size(), weeks, weekdays));
        }
        byStudent(places)
                .forEach(place -> shelves.students()
                        .load(place.student())
                        .execute(it -> it.book(
                                place.named().allocation(),
                                weeks,
                                weekdays,
                                place.named().student().written(),
                                simulated)));
        Optional<Instant> confirmBy = Confirmation.due(offer.invoke(Offer::terms), calendar);
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
                .map(place -> new Allocated(
                        place.student(), place.named().allocation(), state, confirmBy, warnings(place, offer, weeks)))
                .toList());
    }

    private List<RequirementWarning> warnings(Place place, Aggregate<Offer> offer, WeekSet weeks) {
        LocalDate end = weeks.last().sunday();
        OfferTerms terms = offer.invoke(Offer::terms);
        LocalDate lastDay = terms.lastDay();
        return shelves.students()
                .load(place.student())
                .invoke(it -> it.warnings(terms.particulars()::asksFor, lastDay.isBefore(end) ? lastDay : end));
    }

    static Simulated simulated(Aggregate<Offer> offer, Aggregate<Cohort> cohort, WeekSet weeks) {
        return Simulated.of(
                offer.invoke(Offer::terms),
                cohort.invoke(it -> it.programme().profession()),
                weeks.last().sunday());
    }

    /** Everything is checked before anything changes. */
    private void checkAll(
            AllocateStudents command,
            Aggregate<PlacementArea> area,
            Optional<Aggregate<Hold>> hold,
            Aggregate<Cohort> cohort,
            List<Claim> claims,
            List<Place> places,
            Optional<Weekdays> weekdays) {
        WeekSet weeks = claims.getFirst().weeks();
        if (hold.isPresent()) {
            hold.get().execute(it -> it.checkStands(calendar.now()));
            area.execute(it -> it.bookings().checkHold(command.hold().orElseThrow(), claims.size(), weeks));
        } else {
            area.execute(it -> it.bookings().checkRoom(claims));
            cohort.execute(it -> it.checkCeiling(claims.size(), weeks, weekdays));
        }
        byStudent(places)
                .forEach(place -> shelves.students()
                        .load(place.student())
                        .execute(it -> it.checkFree(
                                weeks, weekdays, place.named().student().written())));
    }

    /** The order in which students are locked. */
    private static Stream<Place> byStudent(List<Place> places) {
        return places.stream()
                .sorted(Comparator.comparing(place -> place.student().value()));
    }

    static void checkMany(List<Named> students) {
        if (students.isEmpty()) {
            throw Problem.missing("students", "at least one student of the cohort")
                    .refused();
        }
        if (students.size() > MOST_AT_ONCE) {
            throw Problem.invalid("students", students.size() + " students", "at most " + MOST_AT_ONCE + " at once")
                    .refused();
        }
    }

    private List<Place> places(AllocateStudents command, Cohort cohort) {
        checkMany(command.students());
        List<Place> places = new ArrayList<>();
        Set<StudentId> seen = new HashSet<>();
        for (Named named : command.students()) {
            StudentId student = choices.student("students", named.student(), cohort);
            if (!seen.add(student)) {
                throw Problem.invalid("students", named.student().written(), "each student once")
                        .refused();
            }
            places.add(new Place(named, student));
        }
        return places;
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
            throw new HeldWeeksPast(hold.invoke(Hold::weeks)).thrown();
        }
        if (command.weeks().filter(asked -> !asked.equals(weeks)).isPresent()) {
            throw Problem.invalid("weeks", command.weeks().get().toString(), "the hold's weeks: " + weeks)
                    .refused();
        }
        return weeks;
    }

    private static List<AllocationId> allocationsOf(List<Place> places) {
        return places.stream().map(place -> place.named().allocation()).toList();
    }
}
