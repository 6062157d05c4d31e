package io.placemarket.command.cohort;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A programme is started once, and completed or left once (domain guide, "Plan"). Saying the same again changes nothing. What was never said to
 * have started may be left, because a place on a programme can be given up before it begins.
 */
final class ProgrammeLife {
    private static final int MOST_YEARS_BACK = 10;

    private Optional<LocalDate> started = Optional.empty();
    private Optional<Ending> ending = Optional.empty();

    private record Ending(LocalDate day, boolean completed) {
        String inWords() {
            return completed ? "completed" : "left";
        }
    }

    void on(ProgrammeStarted event) {
        started = Optional.of(event.on());
    }

    void on(ProgrammeCompleted event) {
        ending = Optional.of(new Ending(event.on(), true));
    }

    void on(ProgrammeLeft event) {
        ending = Optional.of(new Ending(event.lastDay(), false));
    }

    /** Whether starting on that day is news. */
    boolean starts(LocalDate day, LocalDate today, String named) {
        checkDay(day, today);
        if (started.isPresent() && started.get().equals(day)) {
            return false;
        }
        checkGoesOn(named);
        started.ifPresent(before -> {
            throw Problem.of(
                            ProblemCode.WRONG_STATE,
                            "Student " + named + " started on " + before + "; a programme starts once.")
                    .with("state", "STARTED")
                    .with("needed", List.of("NOT_STARTED"))
                    .with("startedOn", before.toString())
                    .refused();
        });
        return true;
    }

    /**
     * Whether completing on that day is news.
     *
     * @param booked every week in which the student is placed
     */
    boolean completes(LocalDate day, LocalDate today, WeekSet booked, String named) {
        checkDay(day, today);
        if (ending.equals(Optional.of(new Ending(day, true)))) {
            return false;
        }
        checkGoesOn(named);
        if (started.isEmpty()) {
            throw Problem.of(ProblemCode.WRONG_STATE, "Student " + named + " was never said to have started.")
                    .with("state", "NOT_STARTED")
                    .with("needed", List.of("STARTED"))
                    .refused();
        }
        checkAfterStart(day);
        WeekSet ahead = booked.from(Week.of(day).plus(1));
        if (!ahead.isEmpty()) {
            throw Problem.of(
                            ProblemCode.PLACEMENTS_AHEAD,
                            "Student " + named + " is placed in " + ahead + ", after " + day + ".")
                    .with("student", named)
                    .with("weeks", ahead.runs())
                    .refused();
        }
        return true;
    }

    /** Whether leaving on that day is news. */
    boolean leaves(LocalDate lastDay, LocalDate today, String named) {
        checkDay(lastDay, today);
        if (ending.equals(Optional.of(new Ending(lastDay, false)))) {
            return false;
        }
        checkGoesOn(named);
        checkAfterStart(lastDay);
        return true;
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code programme-ended} */
    void checkGoesOn(String named) {
        ending.ifPresent(end -> {
            throw Problem.of(
                            ProblemCode.PROGRAMME_ENDED,
                            "Student " + named + " " + end.inWords() + " the programme on " + end.day() + ".")
                    .with("student", named)
                    .with("ended", end.inWords())
                    .with("on", end.day().toString())
                    .refused();
        });
    }

    private void checkAfterStart(LocalDate day) {
        started.filter(day::isBefore).ifPresent(start -> {
            throw Problem.invalid("day", day.toString(), "a day not before the start, " + start)
                    .refused();
        });
    }

    /** It is a fact, so it has been. */
    private static void checkDay(LocalDate day, LocalDate today) {
        if (day.isAfter(today) || day.isBefore(today.minusYears(MOST_YEARS_BACK))) {
            throw Problem.invalid(
                            "day",
                            day.toString(),
                            "a day from " + today.minusYears(MOST_YEARS_BACK) + " to today, " + today)
                    .refused();
        }
    }
}
