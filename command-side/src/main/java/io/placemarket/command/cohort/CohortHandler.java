package io.placemarket.command.cohort;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Outcome.Done;
import io.placemarket.command.message.Outcome.Known;
import io.placemarket.command.message.Outcome.StudentsKnown;
import io.placemarket.command.organisation.Member;
import io.placemarket.kernel.cohort.CohortEvent.CohortCreated;
import io.placemarket.kernel.cohort.CohortEvent.Enrolment;
import io.placemarket.kernel.cohort.StudentEvent.StudentRegistered;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** Creates cohorts and enrols their students. A student of several cohorts of one university is one student. */
public final class CohortHandler {
    private final Shelf<Cohort> cohorts;
    private final Shelf<Student> students;
    private final Shelf<Member> members;
    private final ReferenceSeal seal;

    public CohortHandler(Shelf<Cohort> cohorts, Shelf<Student> students, Shelf<Member> members, ReferenceSeal seal) {
        this.cohorts = cohorts;
        this.students = students;
        this.members = members;
        this.seal = seal;
    }

    @CommandHandler
    Done handle(CreateCohort command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.university(command.university()));
        if (!members.load(command.university()).invoke(Member::educates)) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "Your organisation does not send students.")
                    .refused();
        }
        cohorts.add(() -> new Cohort(new CohortCreated(command.cohort(), command.university(), command.programme())));
        return new Done();
    }

    @CommandHandler
    StudentsKnown handle(EnrolStudents command, Actor actor, ExpectedRevision expected) {
        Aggregate<Cohort> cohort = cohorts.load(command.cohort());
        OrganisationId university = cohort.invoke(Cohort::university);
        WhoMayDoWhat.check(command, actor, Concerned.university(university));
        expected.check(cohort);
        Map<String, Entrant> newcomers = new LinkedHashMap<>();
        List<String> hashes = new ArrayList<>();
        for (Entrant entrant : command.entrants()) {
            String hash = seal.hash(university, entrant.reference());
            hashes.add(hash);
            if (cohort.invoke(it -> it.find(hash)).isEmpty()) {
                newcomers.putIfAbsent(hash, entrant);
            }
        }
        int size = newcomers.size();
        Map<String, StudentId> claimed = new LinkedHashMap<>();
        if (size > 0) {
            cohort.execute(it -> it.checkRoomFor(size));
            newcomers.forEach((hash, entrant) -> claimed.put(hash, seal.claim(hash, entrant.issued())));
            register(newcomers, claimed, university, command.cohort());
            cohort.execute(it -> it.enrol(claimed.entrySet().stream()
                    .map(entry -> new Enrolment(entry.getValue(), entry.getKey()))
                    .toList()));
        }
        return new StudentsKnown(hashes.stream()
                .map(hash -> Optional.ofNullable(claimed.remove(hash))
                        .map(student -> new Known(student, true))
                        .orElseGet(() ->
                                new Known(cohort.invoke(it -> it.find(hash)).orElseThrow(), false)))
                .toList());
    }

    /** In the order of their identifiers, because a student who is known already is locked. */
    private void register(
            Map<String, Entrant> newcomers,
            Map<String, StudentId> claimed,
            OrganisationId university,
            CohortId cohort) {
        Map<String, Entrant> byStudent = new TreeMap<>();
        claimed.forEach((hash, student) -> byStudent.put(student.value(), newcomers.get(hash)));
        byStudent.forEach((id, entrant) -> {
            StudentId student = new StudentId(id);
            if (students.find(student).isEmpty()) {
                String sealed = seal.seal(student, entrant.reference());
                students.add(() -> new Student(new StudentRegistered(student, university, cohort, sealed)));
            }
        });
    }
}
