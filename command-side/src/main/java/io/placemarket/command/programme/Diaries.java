package io.placemarket.command.programme;

import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.cohort.Student;
import io.placemarket.command.cohort.StudentDiary;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.ProgrammeCommand.OfStudent;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.identity.Actor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;

/** What those who are named are in, read before anything is locked; of somebody nobody knows, nothing. */
record Diaries(Map<StudentId, StudentDiary.Page> pages) {
    static Diaries of(List<? extends OfStudent> rows, Actor actor, ReferenceSeal seal, StudentDiary diary) {
        Set<String> hashes = new HashSet<>();
        Set<StudentId> named = new HashSet<>();
        rows.forEach(row -> {
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
        return new Diaries(pages);
    }

    Set<CohortId> cohorts() {
        return all().flatMap(page -> page.cohorts().stream()).collect(Collectors.toSet());
    }

    Set<AllocationId> allocations() {
        return all().flatMap(page -> page.allocations().stream()).collect(Collectors.toSet());
    }

    private Stream<StudentDiary.Page> all() {
        return pages.values().stream();
    }

    /**
     * The page of a student who is locked by now.
     *
     * @throws ConcurrencyException where it holds what was not read, and so is not locked
     */
    StudentDiary.Page check(Aggregate<Student> student) {
        StudentId id = student.invoke(Student::id);
        StudentDiary.Page page = student.invoke(Student::diary);
        if (Optional.ofNullable(pages.get(id)).filter(read -> read.holds(page)).isEmpty()) {
            throw new ConcurrencyException("something happened to student " + id + " meanwhile");
        }
        return page;
    }
}
