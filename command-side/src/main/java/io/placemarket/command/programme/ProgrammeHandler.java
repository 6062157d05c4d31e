package io.placemarket.command.programme;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.Allocation;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Choices;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.cohort.StudentDiary;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.identity.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Records who started and who completed; all who are named, or nobody. */
public final class ProgrammeHandler {
    private final Shelf<Cohort> cohorts;
    private final Shelf<Student> students;
    private final Shelf<Allocation> allocations;
    private final StudentDiary diary;
    private final MarketCalendar calendar;
    private final ReferenceSeal seal;
    private final Choices choices;

    public ProgrammeHandler(BookingShelves shelves, StudentDiary diary, MarketCalendar calendar, ReferenceSeal seal) {
        this.cohorts = shelves.cohorts();
        this.students = shelves.students();
        this.allocations = shelves.allocations();
        this.diary = diary;
        this.calendar = calendar;
        this.seal = seal;
        this.choices = new Choices(seal);
    }

    /** Says something of a student: whether it is news. */
    @FunctionalInterface
    private interface Step {
        boolean take(Aggregate<Student> student, OnDay row);
    }

    @CommandHandler
    ProgrammesRecorded handle(StartProgrammes command, Actor actor, ExpectedRevision expected) {
        LocalDate today = calendar.today();
        return record(
                command,
                command.students(),
                actor,
                expected,
                (student, row) -> student.invoke(it -> it.startProgramme(
                        command.cohort(), row.day(), today, row.student().written())));
    }

    @CommandHandler
    ProgrammesRecorded handle(CompleteProgrammes command, Actor actor, ExpectedRevision expected) {
        LocalDate today = calendar.today();
        Diaries<OnDay> diaries = Diaries.of(command.students(), actor, seal, diary);
        // Only of these does it matter whether they have ended: what is to come is ahead in any case.
        Set<AllocationId> ended = diaries
                .all(read -> read.page().began(read.row().day(), today))
                .stream()
                .sorted(Comparator.comparing(AllocationId::value))
                .filter(allocation -> !allocations.load(allocation).invoke(Allocation::stands))
                .collect(Collectors.toSet());
        return record(command, command.students(), actor, expected, (student, row) -> {
            diaries.check(student);
            return student.invoke(it -> it.completeProgramme(
                    command.cohort(), row.day(), today, ended, row.student().written()));
        });
    }

    private ProgrammesRecorded record(
            ProgrammeCommand command, List<OnDay> rows, Actor actor, ExpectedRevision expected, Step step) {
        Aggregate<Cohort> cohort = cohorts.load(command.cohort());
        WhoMayDoWhat.check(command, actor, Concerned.university(cohort.invoke(Cohort::university)));
        expected.check(cohort);
        Lines lines = new Lines();
        List<Boolean> news = new ArrayList<>();
        cohort.invoke(it -> NamedStudents.of(rows, it, choices, lines))
                .forEach((student, row) ->
                        lines.run(row.line(), () -> news.add(step.take(students.load(student), row))));
        lines.check(rows.size());
        return new ProgrammesRecorded(
                rows.size(), (int) news.stream().filter(is -> is).count(), List.of());
    }
}
