package io.placemarket.command.programme;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.Choices;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand;
import io.placemarket.command.message.ProgrammeCommand.CompleteProgrammes;
import io.placemarket.command.message.ProgrammeCommand.OnDay;
import io.placemarket.command.message.ProgrammeCommand.StartProgrammes;
import io.placemarket.command.time.MarketCalendar;
import io.placemarket.kernel.identity.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Records who started and who completed; all who are named, or nobody. */
public final class ProgrammeHandler {
    private final Shelf<Cohort> cohorts;
    private final Shelf<Student> students;
    private final MarketCalendar calendar;
    private final Choices choices;

    public ProgrammeHandler(
            Shelf<Cohort> cohorts, Shelf<Student> students, MarketCalendar calendar, ReferenceSeal seal) {
        this.cohorts = cohorts;
        this.students = students;
        this.calendar = calendar;
        this.choices = new Choices(seal);
    }

    /** Says something of a student: whether it is news. */
    @FunctionalInterface
    private interface Step {
        boolean take(Student student, LocalDate day, String named);
    }

    @CommandHandler
    ProgrammesRecorded handle(StartProgrammes command, Actor actor, ExpectedRevision expected) {
        LocalDate today = calendar.today();
        return record(
                command,
                command.students(),
                actor,
                expected,
                (student, day, named) -> student.startProgramme(command.cohort(), day, today, named));
    }

    @CommandHandler
    ProgrammesRecorded handle(CompleteProgrammes command, Actor actor, ExpectedRevision expected) {
        LocalDate today = calendar.today();
        return record(
                command,
                command.students(),
                actor,
                expected,
                (student, day, named) -> student.completeProgramme(command.cohort(), day, today, named));
    }

    private ProgrammesRecorded record(
            ProgrammeCommand command, List<OnDay> rows, Actor actor, ExpectedRevision expected, Step step) {
        Aggregate<Cohort> cohort = cohorts.load(command.cohort());
        WhoMayDoWhat.check(command, actor, Concerned.university(cohort.invoke(Cohort::university)));
        expected.check(cohort);
        Lines lines = new Lines();
        List<Boolean> news = new ArrayList<>();
        cohort.invoke(it -> NamedStudents.of(rows, it, choices, lines))
                .forEach((student, row) -> lines.run(
                        row.line(),
                        () -> news.add(students.load(student)
                                .invoke(it ->
                                        step.take(it, row.day(), row.student().written())))));
        lines.check(rows.size());
        return new ProgrammesRecorded(
                rows.size(), (int) news.stream().filter(is -> is).count(), List.of());
    }
}
