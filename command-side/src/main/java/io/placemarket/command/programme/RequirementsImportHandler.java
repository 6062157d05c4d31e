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
import io.placemarket.command.message.CohortCommand.RecordRequirements;
import io.placemarket.command.message.CohortCommand.RequirementLine;
import io.placemarket.command.message.Outcome.RequirementsRecorded;
import io.placemarket.command.message.StudentCommand.RecordRequirement;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Records how far a cohort's students meet their requirements, from a table: all of its lines, or none. */
public final class RequirementsImportHandler {
    private final Shelf<Cohort> cohorts;
    private final Shelf<Student> students;
    private final Choices choices;

    public RequirementsImportHandler(Shelf<Cohort> cohorts, Shelf<Student> students, ReferenceSeal seal) {
        this.cohorts = cohorts;
        this.students = students;
        this.choices = new Choices(seal);
    }

    private record Kind(StudentId student, Requirement requirement) {}

    @CommandHandler
    RequirementsRecorded handle(RecordRequirements command, Actor actor, ExpectedRevision expected) {
        Aggregate<Cohort> cohort = cohorts.load(command.cohort());
        WhoMayDoWhat.check(command, actor, Concerned.university(cohort.invoke(Cohort::university)));
        expected.check(cohort);
        Lines lines = new Lines();
        SortedMap<StudentId, List<RequirementLine>> byStudent = cohort.invoke(it -> byStudent(command, it, lines));
        byStudent.forEach((student, rows) -> {
            Aggregate<Student> one = students.load(student);
            rows.forEach(row -> lines.run(
                    row.line(),
                    () -> one.execute(it -> it.record(
                            new RecordRequirement(student, row.requirement(), row.status(), row.expires())))));
        });
        lines.check(command.rows().size());
        return new RequirementsRecorded(byStudent.size(), command.rows().size());
    }

    /** In the order in which students are locked. */
    private SortedMap<StudentId, List<RequirementLine>> byStudent(
            RecordRequirements command, Cohort cohort, Lines lines) {
        SortedMap<StudentId, List<RequirementLine>> byStudent = new TreeMap<>(Comparator.comparing(StudentId::value));
        Map<Kind, Long> first = new HashMap<>();
        for (RequirementLine row : command.rows()) {
            lines.run(row.line(), () -> {
                StudentId student = choices.student("reference", row.student(), cohort);
                Long before = first.putIfAbsent(new Kind(student, row.requirement()), row.line());
                if (before != null) {
                    throw Problem.invalid(
                                    "requirement",
                                    row.requirement().name(),
                                    "each once a student; it stands in line " + before)
                            .refused();
                }
                byStudent.computeIfAbsent(student, id -> new ArrayList<>()).add(row);
            });
        }
        return byStudent;
    }
}
