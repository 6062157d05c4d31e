package io.placemarket.command.programme;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.area.PlacementArea;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.Allocation;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Choices;
import io.placemarket.command.booking.Settling;
import io.placemarket.command.booking.Turns;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.cohort.StudentDiary;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/**
 * Records who left, and gives up in the same unit of work what is booked for them in weeks that have not begun: whoever waits for it gets it.
 * What is started counts as left early, or as not started where the last day was before it.
 */
public final class LeavingHandler {
    private final BookingShelves shelves;
    private final StudentDiary diary;
    private final MarketCalendar calendar;
    private final Turns turns;
    private final Settling settling;
    private final ReferenceSeal seal;
    private final Choices choices;

    public LeavingHandler(
            BookingShelves shelves, StudentDiary diary, MarketCalendar calendar, Turns turns, ReferenceSeal seal) {
        this.shelves = shelves;
        this.diary = diary;
        this.calendar = calendar;
        this.turns = turns;
        this.settling = new Settling(shelves, calendar, turns);
        this.seal = seal;
        this.choices = new Choices(seal);
    }

    @CommandHandler
    ProgrammesRecorded handle(LeaveProgrammes command, Actor actor, ExpectedRevision expected) {
        Diaries<Leaver> diaries = Diaries.of(command.students(), actor, seal, diary);
        List<Aggregate<PlacementArea>> areas = lock(command.cohort(), diaries);
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        WhoMayDoWhat.check(command, actor, Concerned.university(cohort.invoke(Cohort::university)));
        expected.check(cohort);
        Lines lines = new Lines();
        List<AllocationId> ended = new ArrayList<>();
        Set<StudentId> left = new HashSet<>();
        SortedMap<StudentId, Leaver> named =
                cohort.invoke(it -> NamedStudents.of(command.students(), it, choices, lines));
        Map<StudentId, SealedReason> why = NamedStudents.why(named, Leaver::reason, seal);
        named.forEach((student, row) -> lines.run(row.line(), () -> {
            if (leave(command.cohort(), student, row, why, diaries, ended)) {
                left.add(student);
            }
        }));
        lines.check(command.students().size());
        areas.forEach(turns::pass);
        return new ProgrammesRecorded(command.students().size(), left.size(), ended);
    }

    /** Areas, then what belongs to them, then cohorts, each in the order of identifiers; students come after. */
    private List<Aggregate<PlacementArea>> lock(CohortId cohort, Diaries<Leaver> diaries) {
        List<Aggregate<PlacementArea>> areas = inOrder(
                        diaries.allocations().stream().map(AllocationId::area).distinct(), AreaId::value)
                .map(shelves.areas()::load)
                .toList();
        inOrder(diaries.allocations().stream(), AllocationId::value).forEach(shelves.allocations()::load);
        Set<CohortId> cohorts = new HashSet<>(diaries.cohorts());
        cohorts.add(cohort);
        turns.prepare(areas, cohorts);
        return areas;
    }

    private boolean leave(
            CohortId cohort,
            StudentId id,
            Leaver row,
            Map<StudentId, SealedReason> why,
            Diaries<Leaver> diaries,
            List<AllocationId> ended) {
        Aggregate<Student> student = shelves.students().load(id);
        StudentDiary.Page page = diaries.check(student);
        boolean news = student.invoke(it -> it.leaveProgramme(
                cohort,
                row.lastDay(),
                Objects.requireNonNull(why.get(id)),
                calendar.today(),
                row.student().written()));
        if (news) {
            inOrder(page.cohorts().stream(), CohortId::value)
                    .forEach(one -> shelves.cohorts().load(one).execute(it -> it.leave(id, row.lastDay())));
            inOrder(page.allocations().stream(), AllocationId::value)
                    .filter(allocation -> end(allocation, row, page))
                    .forEach(ended::add);
        }
        return news;
    }

    private Optional<WeekSet> endNow(Aggregate<Allocation> allocation, LocalDate lastDay, SealedReason reason) {
        WeekSet notBegun = calendar.notBegun(allocation.invoke(Allocation::weeks));
        return allocation.invoke(it -> it.endProgramme(lastDay, reason, notBegun));
    }

    /** A provider may have said of a student who leaves early that the last day is in a week to come. */
    private static Optional<WeekSet> endEarlier(
            Aggregate<Allocation> allocation, LocalDate lastDay, SealedReason reason, WeekSet toCome) {
        if (toCome.isEmpty()) {
            return Optional.empty();
        }
        allocation.execute(it -> it.leftEarlier(lastDay, reason, toCome));
        return Optional.of(toCome);
    }

    private static <T> Stream<T> inOrder(Stream<T> some, Function<T, String> id) {
        return some.sorted(Comparator.comparing(id));
    }

    private boolean end(AllocationId id, Leaver row, StudentDiary.Page page) {
        Aggregate<Allocation> allocation = shelves.allocations().load(id);
        // providers learn the kind of reason, not what the university wrote of its student
        SealedReason reason = SealedReason.of(row.reason().code());
        Optional<WeekSet> freed = allocation.invoke(Allocation::wasLeftEarly)
                ? endEarlier(allocation, row.lastDay(), reason, calendar.notBegun(page.weeks(id)))
                : endNow(allocation, row.lastDay(), reason);
        freed.ifPresent(
                weeks -> settling.freeAllocation(shelves.areas().load(id.area()), allocation.invoke(it -> it), weeks));
        return freed.isPresent();
    }
}
