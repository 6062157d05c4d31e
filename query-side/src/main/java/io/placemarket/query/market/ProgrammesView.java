package io.placemarket.query.market;

import io.placemarket.kernel.booking.SealedReason;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How far students are with their programmes, as their universities said; of whom nothing was said, nothing is known. */
public final class ProgrammesView {
    private final Map<StudentId, Life> byStudent = new HashMap<>();

    ProgrammesView() {}

    /** The same: what is applied to one of the two from now on does not happen to the other. */
    ProgrammesView(ProgrammesView other) {
        byStudent.putAll(other.byStudent);
    }

    /** Where a student stands. */
    public enum State {
        NOT_STARTED,
        STARTED,
        COMPLETED,
        LEFT
    }

    /**
     * A student's programme.
     *
     * @param cohort whose profession and route it counts for: that of the start, where there was one
     * @param started the first day
     * @param ended the day of completing, or the last day before leaving
     * @param left why, of one who left
     */
    public record Life(
            CohortId cohort, Optional<LocalDate> started, Optional<LocalDate> ended, Optional<SealedReason> left) {
        public State state() {
            if (ended.isPresent()) {
                return left.isPresent() ? State.LEFT : State.COMPLETED;
            }
            return started.isPresent() ? State.STARTED : State.NOT_STARTED;
        }

        private Life ended(LocalDate day, Optional<SealedReason> reason) {
            return new Life(cohort, started, Optional.of(day), reason);
        }

        private Life withoutNote() {
            return new Life(cohort, started, ended, left.map(SealedReason::code).map(SealedReason::of));
        }

        private Life goingOn() {
            return begun(cohort, started);
        }

        private static Life begun(CohortId cohort, Optional<LocalDate> day) {
            return new Life(cohort, day, Optional.empty(), Optional.empty());
        }
    }

    void apply(Recorded recorded) {
        if (recorded.event() instanceof ProgrammeStarted it) {
            byStudent.put(it.student(), Life.begun(it.cohort(), Optional.of(it.on())));
        } else if (recorded.event() instanceof ProgrammeCompleted it) {
            byStudent.put(it.student(), known(it.student(), it.cohort()).ended(it.on(), Optional.empty()));
        } else if (recorded.event() instanceof ProgrammeLeft it) {
            byStudent.put(it.student(), known(it.student(), it.cohort()).ended(it.lastDay(), Optional.of(it.reason())));
        } else if (recorded.event() instanceof StudentReinstated it) {
            byStudent.computeIfPresent(it.student(), (student, life) -> life.goingOn());
        } else if (recorded.event() instanceof StudentForgotten it) {
            byStudent.computeIfPresent(it.student(), (student, life) -> life.withoutNote());
        }
    }

    private Life known(StudentId student, CohortId cohort) {
        return find(student).orElseGet(() -> Life.begun(cohort, Optional.empty()));
    }

    /** What was said of a student. */
    public Optional<Life> find(StudentId student) {
        return Optional.ofNullable(byStudent.get(student));
    }

    /** Of everybody of whom anything was said. */
    public Stream<Life> all() {
        return byStudent.values().stream();
    }
}
