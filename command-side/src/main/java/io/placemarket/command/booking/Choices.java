package io.placemarket.command.booking;

import io.placemarket.command.cohort.Cohort;
import io.placemarket.command.cohort.ReferenceSeal;
import io.placemarket.command.message.BookingCommand.ById;
import io.placemarket.command.message.BookingCommand.ByReference;
import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import java.util.Optional;

/** Finds students as universities name them. */
public record Choices(ReferenceSeal seal) {
    /**
     * A student of the cohort.
     *
     * @param field where it was named
     */
    public StudentId student(String field, StudentChoice choice, Cohort cohort) {
        return find(choice, cohort)
                .orElseThrow(() -> Problem.invalid(field, choice.written(), "a student of the cohort")
                        .refused());
    }

    /** The same; nothing where there is none. */
    Optional<StudentId> find(StudentChoice student, Cohort cohort) {
        return switch (student) {
            case ById choice -> Optional.of(choice.id()).filter(cohort::has);
            case ByReference choice -> cohort.find(seal.hash(cohort.university(), choice.reference()));
        };
    }
}
