package io.placemarket.command.cohort;

import io.placemarket.command.message.Outcome.ProgrammeEnd;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeGoesOn;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeNotStarted;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeStartedBefore;
import io.placemarket.kernel.refusal.StudentRefusal.PlacedAfterCompletion;
import io.placemarket.kernel.refusal.StudentRefusal.ProgrammeHasEnded;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A programme is started once, and completed or left once (domain guide, "Plan"). Saying the same again changes nothing. What was never said to
 * have started may be left, because a place on a programme can be given up before it begins.
 */
final class ProgrammeLife {
    private static final int MOST_YEARS_BACK = 10;
    private static final String COMPLETED = "completed";
    private static final String LEFT = "left";
    private static final String DAY = "day";
    private static final String LAST_DAY = "lastDay";

    private Optional<LocalDate> started = Optional.empty();
    private Optional<ProgrammeEnd> ending = Optional.empty();

    void on(ProgrammeStarted event) {
        started = Optional.of(event.on());
    }

    void on(ProgrammeCompleted event) {
        ending = Optional.of(new ProgrammeEnd(COMPLETED, event.on()));
    }

    void on(ProgrammeLeft event) {
        ending = Optional.of(new ProgrammeEnd(LEFT, event.lastDay()));
    }

    /** That it ended is taken back. */
    void goOn() {
        ending = Optional.empty();
    }

    /** Whether starting on that day is news. */
    boolean starts(LocalDate day, LocalDate today, String named) {
        checkDay(DAY, day, today);
        if (started.isPresent() && started.get().equals(day)) {
            return false;
        }
        checkGoesOn(named);
        started.ifPresent(before -> {
            throw new ProgrammeStartedBefore(named, before).thrown();
        });
        return true;
    }

    /**
     * Whether completing on that day is news.
     *
     * @param booked every week in which the student is placed
     */
    boolean completes(LocalDate day, LocalDate today, WeekSet booked, String named) {
        checkDay(DAY, day, today);
        if (ending.equals(Optional.of(new ProgrammeEnd(COMPLETED, day)))) {
            return false;
        }
        checkGoesOn(named);
        if (started.isEmpty()) {
            throw new ProgrammeNotStarted(named).thrown();
        }
        checkAfterStart(DAY, day);
        WeekSet ahead = booked.from(Week.of(day).plus(1));
        if (!ahead.isEmpty()) {
            throw new PlacedAfterCompletion(named, ahead, day).thrown();
        }
        return true;
    }

    /** Whether leaving on that day is news. */
    boolean leaves(LocalDate lastDay, LocalDate today, String named) {
        checkDay(LAST_DAY, lastDay, today);
        if (ending.equals(Optional.of(new ProgrammeEnd(LEFT, lastDay)))) {
            return false;
        }
        checkGoesOn(named);
        checkAfterStart(LAST_DAY, lastDay);
        return true;
    }

    /** How and when it ended, where it did. */
    Optional<ProgrammeEnd> end() {
        return ending;
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code programme-ended} */
    void checkGoesOn(String named) {
        ending.ifPresent(end -> {
            throw refusal(named, end).thrown();
        });
    }

    /** What is said of a student whose programme has ended. */
    static ProgrammeHasEnded refusal(String named, ProgrammeEnd end) {
        return new ProgrammeHasEnded(named, end.how(), end.on());
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code wrong-state} where it goes on */
    void checkEnded(String named) {
        if (ending.isEmpty()) {
            throw new ProgrammeGoesOn(named, started.isPresent()).thrown();
        }
    }

    private void checkAfterStart(String field, LocalDate day) {
        started.filter(day::isBefore).ifPresent(start -> {
            throw Problem.invalid(field, day.toString(), "a day not before the start, " + start)
                    .refused();
        });
    }

    /** It is a fact, so it has been. */
    private static void checkDay(String field, LocalDate day, LocalDate today) {
        if (day.isAfter(today) || day.isBefore(today.minusYears(MOST_YEARS_BACK))) {
            throw Problem.invalid(
                            field,
                            day.toString(),
                            "a day from " + today.minusYears(MOST_YEARS_BACK) + " to today, " + today)
                    .refused();
        }
    }
}
