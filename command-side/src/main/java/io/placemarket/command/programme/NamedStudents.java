package io.placemarket.command.programme;

import io.placemarket.command.aggregate.Lines;
import io.placemarket.command.booking.Choices;
import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.message.ProgrammeCommand.OfStudent;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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

    private static String field(OfStudent row) {
        return row.line() == Lines.NONE ? "student" : "reference";
    }
}
