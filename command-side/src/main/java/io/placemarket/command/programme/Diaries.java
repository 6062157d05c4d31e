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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * What those who are named are in, read before anything is locked. Of somebody nobody knows there is nothing, and of another organisation's
 * student neither: nothing of theirs is locked.
 */
record Diaries<R extends OfStudent>(Map<StudentId, Read<R>> read) {
    /** A student's page, and what is said of the student. */
    record Read<R>(R row, StudentDiary.Page page) {}

    static <R extends OfStudent> Diaries<R> of(List<R> rows, Actor actor, ReferenceSeal seal, StudentDiary diary) {
        Map<String, R> byHash = new HashMap<>();
        Map<StudentId, R> named = new HashMap<>();
        rows.forEach(row -> {
            switch (row.student()) {
                case ById choice -> named.put(choice.id(), row);
                case ByReference choice ->
                    actor.organisation()
                            .ifPresent(university -> byHash.put(seal.hash(university, choice.reference()), row));
            }
        });
        if (!byHash.isEmpty()) {
            seal.find(byHash.keySet()).forEach((hash, student) -> named.put(student, byHash.get(hash)));
        }
        Map<StudentId, Read<R>> read = new HashMap<>();
        named.forEach((student, row) -> diary.of(student)
                .filter(page -> actor.organisation().equals(Optional.of(page.university())))
                .ifPresent(page -> read.put(student, new Read<>(row, page))));
        return new Diaries<>(read);
    }

    Set<CohortId> cohorts() {
        return all(read -> read.page().cohorts().stream());
    }

    Set<AllocationId> allocations() {
        return all(read -> read.page().allocations().stream());
    }

    /** Of all students together. */
    <T> Set<T> all(Function<Read<R>, Stream<T>> part) {
        return read.values().stream().flatMap(part).collect(Collectors.toSet());
    }

    /**
     * The page of a student who is locked by now.
     *
     * @throws ConcurrencyException where it holds what was not read, and so is not locked
     */
    StudentDiary.Page check(Aggregate<Student> student) {
        StudentId id = student.invoke(Student::id);
        StudentDiary.Page page = student.invoke(Student::diary);
        if (Optional.ofNullable(read.get(id))
                .filter(before -> before.page().holds(page))
                .isEmpty()) {
            throw new ConcurrencyException("something happened to student " + id + " meanwhile");
        }
        return page;
    }
}
