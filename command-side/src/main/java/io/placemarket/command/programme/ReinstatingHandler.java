package io.placemarket.command.programme;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.booking.BookingShelves;
import io.placemarket.command.booking.Choices;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.cohort.StudentDiary;
import io.placemarket.command.message.Outcome.ProgrammesRecorded;
import io.placemarket.command.message.ProgrammeCommand.ReinstateStudents;
import io.placemarket.command.message.ProgrammeCommand.Returner;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/**
 * Takes back that students completed or left: each needs places again in every cohort, and may be placed. What leaving gave up may be
 * somebody else's by now, so it stays given up: the university books anew.
 */
public final class ReinstatingHandler {
    private final BookingShelves shelves;
    private final StudentDiary diary;
    private final ReferenceSeal seal;
    private final Choices choices;

    public ReinstatingHandler(BookingShelves shelves, StudentDiary diary, ReferenceSeal seal) {
        this.shelves = shelves;
        this.diary = diary;
        this.seal = seal;
        this.choices = new Choices(seal);
    }

    @CommandHandler
    ProgrammesRecorded handle(ReinstateStudents command, Actor actor, ExpectedRevision expected) {
        Diaries<Returner> diaries = Diaries.of(command.students(), actor, seal, diary);
        inOrder(Stream.concat(diaries.cohorts().stream(), Stream.of(command.cohort()))
                        .distinct())
                .forEach(shelves.cohorts()::load);
        Aggregate<Cohort> cohort = shelves.cohorts().load(command.cohort());
        WhoMayDoWhat.check(command, actor, Concerned.university(cohort.invoke(Cohort::university)));
        expected.check(cohort);
        Lines lines = new Lines();
        SortedMap<StudentId, Returner> named =
                cohort.invoke(it -> NamedStudents.of(command.students(), it, choices, lines));
        Map<StudentId, SealedReason> why = NamedStudents.why(named, Returner::reason, seal);
        named.forEach(
                (student, row) -> lines.run(row.line(), () -> reinstate(command.cohort(), student, row, why, diaries)));
        int students = command.students().size();
        lines.check(students);
        return new ProgrammesRecorded(students, students, List.of());
    }

    private void reinstate(
            CohortId cohort, StudentId id, Returner row, Map<StudentId, SealedReason> why, Diaries<Returner> diaries) {
        Aggregate<Student> student = shelves.students().load(id);
        StudentDiary.Page page = diaries.check(student);
        student.execute(it -> it.reinstate(
                cohort, Objects.requireNonNull(why.get(id)), row.student().written()));
        inOrder(page.cohorts().stream())
                .forEach(one -> shelves.cohorts().load(one).execute(it -> it.takeBack(id)));
    }

    private static Stream<CohortId> inOrder(Stream<CohortId> cohorts) {
        return cohorts.sorted(Comparator.comparing(CohortId::value));
    }
}
