package io.placemarket.command.cohort;

import io.placemarket.command.message.Outcome.Known;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.refusal.StudentRefusal.PlacedStill;
import io.placemarket.kernel.refusal.StudentRefusal.StudentIsForgotten;
import java.time.LocalDate;
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
            throw new StudentIsForgotten(student, named).thrown();
        }
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code student-forgotten}, {@code placements-ahead} */
    void check(StudentCalendar calendar, LocalDate today) {
        checkKnown(student.value());
        Week week = Week.of(today);
        WeekSet ahead = calendar.weeks(allocation -> true).from(week);
        if (!ahead.isEmpty()) {
            boolean begun = ahead.first().equals(week);
            LocalDate from = begun ? week.plus(1).monday() : today;
            throw new PlacedStill(
                            student,
                            ahead,
                            calendar.in(ahead).stream().map(AllocationId::new).toList(),
                            from,
                            begun)
                    .thrown();
        }
    }
}
