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
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand.LeaveProgrammes;
import io.placemarket.command.message.ProgrammeCommand.Leaver;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;

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
        Map<StudentId, StudentDiary.Page> pages = pages(command, actor);
        List<Aggregate<PlacementArea>> areas = lock(command.cohort(), pages);
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        WhoMayDoWhat.check(command, actor, Concerned.university(cohort.invoke(Cohort::university)));
        expected.check(cohort);
        Lines lines = new Lines();
        List<AllocationId> ended = new ArrayList<>();
        Set<StudentId> left = new HashSet<>();
        cohort.invoke(it -> NamedStudents.of(command.students(), it, choices, lines))
                .forEach((student, row) -> lines.run(row.line(), () -> {
                    if (leave(command.cohort(), student, row, pages, ended)) {
                        left.add(student);
                    }
                }));
        lines.check(command.students().size());
        areas.forEach(turns::pass);
        return new ProgrammesRecorded(command.students().size(), left.size(), ended);
    }

    /** What is known of those who are named; of somebody nobody knows, nothing. */
    private Map<StudentId, StudentDiary.Page> pages(LeaveProgrammes command, Actor actor) {
        Set<String> hashes = new HashSet<>();
        Set<StudentId> named = new HashSet<>();
        command.students().forEach(row -> {
            switch (row.student()) {
                case ById choice -> named.add(choice.id());
                case ByReference choice ->
                    actor.organisation().ifPresent(university -> hashes.add(seal.hash(university, choice.reference())));
            }
        });
        if (!hashes.isEmpty()) {
            named.addAll(seal.find(hashes).values());
        }
        Map<StudentId, StudentDiary.Page> pages = new HashMap<>();
        named.forEach(student -> pages.put(student, diary.of(student)));
        return pages;
    }

    /** Areas, then what belongs to them, then cohorts, each in the order of identifiers; students come after. */
    private List<Aggregate<PlacementArea>> lock(CohortId cohort, Map<StudentId, StudentDiary.Page> pages) {
        Set<AreaId> areas = new TreeSet<>(Comparator.comparing(AreaId::value));
        Set<AllocationId> allocations = new TreeSet<>(Comparator.comparing(AllocationId::value));
        Set<CohortId> cohorts = new HashSet<>(Set.of(cohort));
        pages.values().forEach(page -> {
            page.allocations().forEach(allocation -> {
                areas.add(allocation.offer().area());
                allocations.add(allocation);
            });
            cohorts.addAll(page.cohorts());
        });
        List<Aggregate<PlacementArea>> loaded =
                areas.stream().map(shelves.areas()::load).toList();
        allocations.forEach(shelves.allocations()::load);
        turns.prepare(loaded, cohorts);
        return loaded;
    }

    private boolean leave(
            CohortId cohort,
            StudentId id,
            Leaver row,
            Map<StudentId, StudentDiary.Page> pages,
            List<AllocationId> ended) {
        Aggregate<Student> student = shelves.students().load(id);
        StudentDiary.Page page = student.invoke(Student::diary);
        if (!Optional.ofNullable(pages.get(id)).filter(read -> read.holds(page)).isPresent()) {
            throw new ConcurrencyException("something was booked for student " + id + " meanwhile");
        }
        boolean news = student.invoke(it -> it.leaveProgramme(
                cohort,
                row.lastDay(),
                row.reason(),
                calendar.today(),
                row.student().written()));
        if (news) {
            inOrder(page.cohorts().stream(), CohortId::value)
                    .forEach(one -> shelves.cohorts().load(one).execute(it -> it.leave(id, row.lastDay())));
            inOrder(page.allocations().stream(), AllocationId::value)
                    .filter(allocation -> end(allocation, id, row))
                    .forEach(ended::add);
        }
        return news;
    }

    private static <T> Stream<T> inOrder(Stream<T> some, Function<T, String> id) {
        return some.sorted(Comparator.comparing(id));
    }

    private boolean end(AllocationId id, StudentId student, Leaver row) {
        Aggregate<Allocation> allocation = shelves.allocations().load(id);
        WeekSet notBegun = calendar.notBegun(allocation.invoke(Allocation::weeks));
        // providers learn the kind of reason, not what the university wrote of its student
        Reason reason = Reason.of(row.reason().code());
        boolean ends = allocation.invoke(it -> it.endProgramme(row.lastDay(), reason, notBegun));
        if (ends) {
            settling.freeAllocation(shelves.areas().load(id.offer().area()), id, student, notBegun);
        }
        return ends;
    }
}
