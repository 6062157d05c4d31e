package io.placemarket.command.cohort;

import io.placemarket.command.message.Outcome.Known;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A student is forgotten once, when nothing is booked in this week or later: a provider would expect somebody whom nobody can name. From then on
 * nothing new is recorded; weeks may still be given back, because deadlines go on.
 */
final class Forgetting {
    private final StudentId student;
    private boolean done;

    Forgetting(StudentId student) {
        this.student = student;
    }

    void happened() {
        done = true;
    }

    /** What is answered where the number of one who is being forgotten is enrolled. */
    Optional<Known> keptOut() {
        return done
                ? Optional.of(new Known(student, false, Optional.empty(), Optional.of(ProblemCode.STUDENT_FORGOTTEN)))
                : Optional.empty();
    }

    /**
     * Refuses what would record something new.
     *
     * @param named how whoever asks calls the student
     * @throws io.placemarket.kernel.problem.RefusedException {@code student-forgotten}
     */
    void checkKnown(String named) {
        if (done) {
            throw forgotten(student, named).refused();
        }
    }

    /** What is said of a student who was forgotten. */
    static Problem forgotten(StudentId student, String named) {
        return Problem.of(
                        ProblemCode.STUDENT_FORGOTTEN,
                        "Student " + named
                                + " was forgotten: the key is deleted, and nothing new is recorded. Where the number is still in use,"
                                + " enrol it again: it is somebody new.")
                .with("student", student.value());
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code student-forgotten}, {@code placements-ahead} */
    void check(StudentCalendar calendar, LocalDate today) {
        checkKnown(student.value());
        Week week = Week.of(today);
        WeekSet ahead = calendar.weeks(allocation -> true).from(week);
        if (!ahead.isEmpty()) {
            boolean begun = ahead.first().equals(week);
            LocalDate from = begun ? week.plus(1).monday() : today;
            throw Problem.of(
                            ProblemCode.PLACEMENTS_AHEAD,
                            "Student " + student + " is placed in " + ahead + ". "
                                    + (begun
                                            ? "Give up what has not begun; from " + from
                                                    + ", when this week is over, the student can be forgotten."
                                            : "Give these weeks up first."))
                    .with("student", student.value())
                    .with("weeks", ahead.runs())
                    .with("allocations", List.copyOf(calendar.in(ahead)))
                    .with("possibleFrom", from.toString())
                    .refused();
        }
    }
}
