package io.placemarket.command.booking;

import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings;
import io.placemarket.command.message.OrganisationCommand.RecordEarlierBookings.EarlierBooking;
import io.placemarket.command.message.Outcome.EarlierBookingsRecorded;
import io.placemarket.command.message.Outcome.OverCommitted;
import io.placemarket.command.offer.Offer;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.offer.OfferTerms;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.BookingRefusal.EarlierBookingsClosed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/**
 * Records allocations that were made before there was a market, all lines of a table or none. They are facts: they load their areas even over
 * what is safe, which is then seen; but no student stands in two places. The provider answers each as a proposal.
 */
public final class EarlierBookingsHandler {
    private final BookingShelves shelves;
    private final MarketCalendar calendar;
    private final Choices choices;

    public EarlierBookingsHandler(BookingShelves shelves, MarketCalendar calendar, ReferenceSeal seal) {
        this.shelves = shelves;
        this.calendar = calendar;
        this.choices = new Choices(seal);
    }

    @CommandHandler
    EarlierBookingsRecorded handle(RecordEarlierBookings command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.university(command.organisation()));
        checkCutOff();
        Lines lines = new Lines();
        Map<Long, StudentId> students = load(command, lines);
        Map<Long, WeekSet> weeks = new HashMap<>();
        command.rows()
                .forEach(row ->
                        lines.run(row.line(), () -> weeks.put(row.line(), book(command, row, of(students, row)))));
        lines.check(command.rows().size());
        Instant confirmBy = calendar.deadline(OfferTerms.MOST_CONFIRMATION_DAYS);
        for (EarlierBooking row : command.rows()) {
            WeekSet taken = of(weeks, row);
            claim(command, row, of(students, row), taken);
            shelves.allocations()
                    .add(() -> new Allocation(new AllocationProposed(
                            row.allocation(),
                            of(students, row),
                            row.cohort(),
                            command.organisation(),
                            taken,
                            Optional.empty(),
                            Optional.of(confirmBy),
                            Optional.of(taken.before(calendar.thisWeek())).filter(passed -> !passed.isEmpty()))));
        }
        return new EarlierBookingsRecorded(
                command.rows().stream().map(EarlierBooking::allocation).toList(), confirmBy, over(command, weeks));
    }

    /** A fact of the past is told once, not for ever: afterwards it would be a way around every limit. */
    private void checkCutOff() {
        if (calendar.cutOff().filter(day -> !calendar.today().isAfter(day)).isEmpty()) {
            throw new EarlierBookingsClosed(calendar.cutOff()).thrown();
        }
    }

    /** Everything is locked in the order everybody keeps, whatever the order of the lines; students as the cohorts know them. */
    private Map<Long, StudentId> load(RecordEarlierBookings command, Lines lines) {
        Map<Long, StudentId> students = new HashMap<>();
        each(
                command,
                lines,
                row -> row.offer().area(),
                row -> shelves.areas().load(row.offer().area()));
        each(command, lines, EarlierBooking::offer, row -> shelves.offers().load(row.offer()));
        each(command, lines, EarlierBooking::cohort, row -> students.put(row.line(), student(command, row)));
        command.rows().stream()
                .filter(row -> students.containsKey(row.line()))
                .sorted(Comparator.comparing(row -> of(students, row).value()))
                .forEach(row -> shelves.students().load(of(students, row)));
        return students;
    }

    private static void each(
            RecordEarlierBookings command,
            Lines lines,
            Function<EarlierBooking, Identifier> by,
            Consumer<EarlierBooking> load) {
        command.rows().stream()
                .sorted(Comparator.comparing(row -> by.apply(row).value()))
                .forEach(row -> lines.run(row.line(), () -> load.accept(row)));
    }

    private StudentId student(RecordEarlierBookings command, EarlierBooking row) {
        Aggregate<Cohort> cohort = shelves.cohorts().load(row.cohort());
        if (!cohort.invoke(Cohort::university).equals(command.organisation())) {
            throw Problem.invalid("cohort", row.cohort().value(), "a cohort of your own organisation")
                    .refused();
        }
        return cohort.invoke(it -> choices.student("student", row.student(), it));
    }

    /** Into the student's calendar: a line that clashes with one before it is refused as any other. */
    private WeekSet book(RecordEarlierBookings command, EarlierBooking row, StudentId student) {
        Aggregate<Offer> offer = shelves.offers().load(row.offer());
        Aggregate<Cohort> cohort = shelves.cohorts().load(row.cohort());
        WeekSet weeks = offer.invoke(it -> {
            it.life().checkStands();
            it.life().checkReleased();
            it.checkIsFor(command.organisation());
            it.checkSuits(cohort.invoke(Cohort::programme));
            return it.everOf(row.weeks());
        });
        shelves.students()
                .load(student)
                .execute(it -> it.record(
                        row.allocation(),
                        weeks,
                        weekdays(row.offer()),
                        row.student().written(),
                        AllocateHandler.simulated(offer, cohort, weeks)));
        return weeks;
    }

    private void claim(RecordEarlierBookings command, EarlierBooking row, StudentId student, WeekSet weeks) {
        Claim claim =
                new Claim(row.allocation(), row.cohort(), Optional.of(student), 1, weeks).of(command.organisation());
        shelves.areas().load(row.offer().area()).execute(it -> it.bookings().record(claim));
        CohortId cohort = row.cohort();
        shelves.cohorts().load(cohort).execute(it -> it.record(1, weeks, weekdays(row.offer())));
    }

    private Optional<Weekdays> weekdays(OfferId offer) {
        return shelves.areas().load(offer.area()).invoke(it -> it.offers().weekdays(offer));
    }

    private Map<String, List<OverCommitted>> over(RecordEarlierBookings command, Map<Long, WeekSet> weeks) {
        Map<String, WeekSet> byArea = new TreeMap<>();
        command.rows().forEach(row -> byArea.merge(row.offer().area().value(), of(weeks, row), WeekSet::plus));
        Map<String, List<OverCommitted>> over = new LinkedHashMap<>();
        for (EarlierBooking row : command.rows()) {
            String id = row.offer().area().value();
            Aggregate<PlacementArea> area = shelves.areas().load(row.offer().area());
            List<OverCommitted> tooMany = new ArrayList<>(area.invoke(it -> of(byArea, id).stream()
                    .map(week -> new OverCommitted(week, it.capacity().overCommitted(week)))
                    .filter(week -> week.heads() > 0)
                    .toList()));
            if (!tooMany.isEmpty()) {
                over.put(id, tooMany);
            }
        }
        return over;
    }

    private static <T> T of(Map<Long, T> byLine, EarlierBooking row) {
        return Optional.ofNullable(byLine.get(row.line())).orElseThrow();
    }

    private static WeekSet of(Map<String, WeekSet> byArea, String area) {
        return byArea.getOrDefault(area, WeekSet.none());
    }
}
