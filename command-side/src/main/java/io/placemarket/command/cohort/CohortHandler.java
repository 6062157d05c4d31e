package io.placemarket.command.cohort;

import io.placemarket.command.aggregate.ExpectedRevision;
import io.placemarket.command.aggregate.Shelf;
import io.placemarket.command.authority.Concerned;
import io.placemarket.command.authority.WhoMayDoWhat;
import io.placemarket.command.message.CohortCommand.CreateCohort;
import io.placemarket.command.message.CohortCommand.EnrolStudents;
import io.placemarket.command.message.CohortCommand.Entrant;
import io.placemarket.command.message.Outcome.Created;
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
import io.placemarket.kernel.refusal.AccessRefusal.SendsNobody;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    Created handle(CreateCohort command, Actor actor) {
        WhoMayDoWhat.check(command, actor, Concerned.university(command.university()));
        if (!members.load(command.university()).invoke(Member::educates)) {
            throw new SendsNobody().thrown();
        }
        Optional<Aggregate<Cohort>> there = cohorts.find(command.cohort());
        if (there.isPresent()) {
            WhoMayDoWhat.check(command, actor, Concerned.university(there.get().invoke(Cohort::university)));
            CohortRules.checkSame(there.get().invoke(Cohort::programme), command.programme());
            return new Created(command.cohort().value());
        }
        cohorts.add(() -> new Cohort(new CohortCreated(command.cohort(), command.university(), command.programme())));
        return new Created(command.cohort().value());
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
        Map<String, Known> entered = newcomers.isEmpty() ? Map.of() : enrol(cohort, newcomers, command.cohort());
        Set<String> told = new HashSet<>();
        return new StudentsKnown(hashes.stream()
                .map(hash -> Optional.ofNullable(entered.get(hash))
                        .filter(known -> known.keptOut() || told.add(hash))
                        .orElseGet(
                                () -> there(cohort.invoke(it -> it.find(hash)).orElseThrow())))
                .toList());
    }

    private static Known there(StudentId student) {
        return new Known(student, false, Optional.empty());
    }

    /** What became of each newcomer: whose programme has ended, or who is being forgotten, is not enrolled, and keeps nobody else from it. */
    private Map<String, Known> enrol(Aggregate<Cohort> cohort, Map<String, Entrant> newcomers, CohortId id) {
        Map<String, StudentId> issued = new LinkedHashMap<>();
        newcomers.forEach((hash, entrant) -> issued.put(hash, entrant.issued()));
        Map<String, StudentId> claimed = seal.claim(issued);
        Map<StudentId, Known> keptOut = register(newcomers, claimed, cohort, id);
        List<Enrolment> enrolments = newcomers.keySet().stream()
                .map(hash -> new Enrolment(claimed(claimed, hash), hash))
                .filter(enrolment -> !keptOut.containsKey(enrolment.student()))
                .toList();
        if (!enrolments.isEmpty()) {
            cohort.execute(it -> it.enrol(enrolments));
        }
        Map<String, Known> known = new HashMap<>();
        newcomers.keySet().forEach(hash -> {
            StudentId student = claimed(claimed, hash);
            known.put(hash, keptOut.getOrDefault(student, new Known(student, true, Optional.empty())));
        });
        return known;
    }

    /**
     * In the order of their identifiers, because a student who is known already is locked.
     *
     * @return those who are not, because their programmes have ended or they are being forgotten
     */
    private Map<StudentId, Known> register(
            Map<String, Entrant> newcomers, Map<String, StudentId> claimed, Aggregate<Cohort> cohort, CohortId id) {
        Map<StudentId, String> unregistered = new TreeMap<>(Comparator.comparing(StudentId::value));
        Set<StudentId> issuedNow = new HashSet<>();
        newcomers.forEach((hash, entrant) -> {
            unregistered.put(claimed(claimed, hash), entrant.reference());
            issuedNow.add(entrant.issued());
        });
        // One the market knew is registered by another cohort, or by nobody where that came to nothing.
        Map<StudentId, Known> keptOut = new HashMap<>();
        unregistered
                .keySet()
                .removeIf(student -> !issuedNow.contains(student)
                        && students.find(student)
                                .map(known -> {
                                    known.invoke(it -> it.join(id)).ifPresent(why -> keptOut.put(student, why));
                                    return known;
                                })
                                .isPresent());
        // Before anything is sealed for them; who is kept out takes no room.
        int entering = newcomers.size() - keptOut.size();
        cohort.execute(it -> it.checkRoomFor(entering));
        OrganisationId university = cohort.invoke(Cohort::university);
        Map<StudentId, String> sealed = seal.seal(unregistered);
        unregistered
                .keySet()
                .forEach(student -> students.add(() -> new Student(
                        new StudentRegistered(student, university, id, Objects.requireNonNull(sealed.get(student))))));
        return keptOut;
    }

    private static StudentId claimed(Map<String, StudentId> claimed, String hash) {
        return Objects.requireNonNull(claimed.get(hash), "a student that was claimed is known");
    }
}
