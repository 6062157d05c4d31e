package io.placemarket.command.programme;

import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.booking.Choices;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.message.ProgrammeCommand.OfStudent;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Who is meant by the rows of a command, in the order in which students are locked. */
final class NamedStudents {
    private NamedStudents() {}

    static <R extends OfStudent> SortedMap<StudentId, R> of(List<R> rows, Cohort cohort, Choices choices, Lines lines) {
        SortedMap<StudentId, R> named = new TreeMap<>(Comparator.comparing(StudentId::value));
        Map<StudentId, Long> first = new HashMap<>();
        for (R row : rows) {
            lines.run(row.line(), () -> {
                String field = field(row);
                StudentId student = choices.student(field, row.student(), cohort);
                if (first.putIfAbsent(student, row.line()) != null) {
                    throw Problem.invalid(field, row.student().written(), "each student once")
                            .refused();
                }
                named.put(student, row);
            });
        }
        return named;
    }

    /** Why, of each of them. */
    static <R extends OfStudent> Map<StudentId, SealedReason> why(
            Map<StudentId, R> named, Function<R, Reason> told, ReferenceSeal seal) {
        Map<StudentId, Reason> reasons = new HashMap<>();
        named.forEach((student, row) -> reasons.put(student, told.apply(row)));
        return seal.reasons(reasons);
    }

    private static String field(OfStudent row) {
        return row.line() == Lines.NONE ? "student" : "reference";
    }
}
