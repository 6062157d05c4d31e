package io.placemarket.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.cohort.CohortEvent.StudentLeftCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentReturnedToCohort;
import io.placemarket.kernel.cohort.CohortEvent.StudentTakenOffCohort;
import io.placemarket.kernel.cohort.StudentEvent;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.cohort.StudentEvent.StudentForgotten;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.cohort.StudentEvent.StudentReinstated;
import io.placemarket.kernel.event.DomainEvent;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.StudentId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who started and ended a programme, as somebody would keep it on paper: each once, unless the end was taken back. Of who was forgotten nothing new
 * is told.
 */
final class PaperProgrammes {
    private final Set<StudentId> started = new HashSet<>();
    private final Set<StudentId> ended = new HashSet<>();
    private final Set<StudentId> forgotten = new HashSet<>();
    private final List<StudentLeftCohort> gone = new ArrayList<>();
    private final List<StudentTakenOffCohort> takenOff = new ArrayList<>();

    void on(DomainEvent event) {
        if (event instanceof StudentEvent it && !(event instanceof StudentFreed)) {
            assertThat(forgotten).as("%s, of somebody who is known", it).doesNotContain(it.student());
        }
        if (event instanceof ProgrammeStarted it) {
            assertThat(started.add(it.student())).as("%s, once a student", it).isTrue();
            assertThat(ended).as("%s, before it ended", it).doesNotContain(it.student());
        } else if (event instanceof ProgrammeCompleted it) {
            assertThat(started).as("%s, who started", it).contains(it.student());
            assertThat(ended.add(it.student())).as("%s, once a student", it).isTrue();
        } else if (event instanceof ProgrammeLeft it) {
            assertThat(ended.add(it.student())).as("%s, once a student", it).isTrue();
        } else if (event instanceof StudentReinstated it) {
            assertThat(ended.remove(it.student())).as("%s, who had ended", it).isTrue();
        } else if (event instanceof StudentForgotten it) {
            forgotten.add(it.student());
        } else if (event instanceof StudentLeftCohort it) {
            gone.add(it);
        } else if (event instanceof StudentTakenOffCohort it) {
            if (gone.stream()
                    .noneMatch(left ->
                            left.cohort().equals(it.cohort()) && left.student().equals(it.student()))) {
                takenOff.add(it);
            }
        } else if (event instanceof StudentReturnedToCohort it) {
            assertThat(gone.removeIf(left ->
                            left.cohort().equals(it.cohort()) && left.student().equals(it.student())))
                    .as("%s, who had left", it)
                    .isTrue();
        }
    }

    /** Whether the student completed or left, or was forgotten. */
    boolean ended(StudentId student) {
        return ended.contains(student) || forgotten.contains(student);
    }

    /** How many of a cohort's students are enrolled no more in a week, though they had not left. */
    int takenOff(CohortId cohort, Week week) {
        return (int) takenOff.stream()
                .filter(it -> it.cohort().equals(cohort))
                .filter(it -> Week.of(it.on()).isBefore(week))
                .count();
    }

    /** How many of a cohort's students have left before a week. */
    int gone(CohortId cohort, Week week) {
        return (int) gone.stream()
                .filter(it -> it.cohort().equals(cohort))
                .filter(it -> Week.of(it.lastDay()).isBefore(week))
                .count();
    }
}
