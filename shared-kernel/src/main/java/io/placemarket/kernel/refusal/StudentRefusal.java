package io.placemarket.kernel.refusal;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AllocationId;
import io.placemarket.kernel.id.StudentId;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is not done with a student (domain guide, "Rules that must never break", rule 2; "Plan"; "Practice hours"). */
public sealed interface StudentRefusal extends Refusal {
    /** What would be accepted of a student whose programme has ended. */
    String END_TAKEN_BACK = "students whose programme goes on; take the end back where it was recorded in error";

    /**
     * The student is elsewhere then; where is not said.
     *
     * @param student as whoever asks calls the student
     * @param free of the weeks that were asked for
     */
    @RefusedAs(
            value = ProblemCode.STUDENT_ALREADY_BOOKED,
            accepted = "those of the weeks in which the student is not placed")
    record StudentAlreadyBooked(
            @Figure("the student, as the request named it or by the market's identifier")
            String student,

            @Figure("the weeks in which the student is placed already")
            WeekSet weeks,

            WeekSet free)
            implements StudentRefusal {
        @Override
        public String detail() {
            return "Student " + student + " is placed already in " + weeks + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("of these weeks, " + free).filter(words -> !free.isEmpty());
        }
    }

    /**
     * Whose programme has ended takes no further places.
     *
     * @param ended completed or left
     */
    @RefusedAs(value = ProblemCode.PROGRAMME_ENDED, accepted = StudentRefusal.END_TAKEN_BACK)
    record ProgrammeHasEnded(
            @Figure("the student, as the request named it or by the market's identifier")
            String student,

            @Figure("whether it was completed or left") String ended,
            @Figure("the last day") LocalDate on)
            implements StudentRefusal {
        @Override
        public String detail() {
            return "Student " + student + " " + ended + " the programme on " + on + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of(END_TAKEN_BACK);
        }
    }

    /** Nobody completes while something is booked afterwards. */
    @RefusedAs(
            value = ProblemCode.PLACEMENTS_AHEAD,
            accepted = "a day in the last of the weeks or later, or the weeks given up first")
    record PlacedAfterCompletion(
            @Figure("the student, as the request named it") String student,

            @Figure("the weeks in which the student is placed after that day")
            WeekSet weeks,

            LocalDate day)
            implements StudentRefusal {
        @Override
        public String detail() {
            return "Student " + student + " is placed in " + weeks + ", after " + day + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("a day from " + weeks.last().monday() + " on, or these weeks given up first");
        }
    }

    /**
     * Nobody is forgotten whom a provider expects.
     *
     * @param begun whether the first of the weeks is this one
     */
    @RefusedAs(value = ProblemCode.PLACEMENTS_AHEAD, accepted = "the same, once what has not begun is given up")
    record PlacedStill(
            @Figure("the student, by the market's identifier")
            StudentId student,

            @Figure("the weeks, from this one on, in which the student is placed")
            WeekSet weeks,

            @Figure("the allocations they belong to") List<AllocationId> allocations,

            @Figure("the first day on which the student can be forgotten")
            LocalDate possibleFrom,

            boolean begun)
            implements StudentRefusal {
        public PlacedStill {
            allocations = List.copyOf(allocations);
        }

        @Override
        public String detail() {
            return "Student " + student + " is placed in " + weeks + ". "
                    + (begun
                            ? "Give up what has not begun; from " + possibleFrom
                                    + ", when this week is over, the student can be forgotten."
                            : "Give these weeks up first.");
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("the same from " + possibleFrom + " on, once what has not begun is given up");
        }
    }

    /**
     * Nothing new is recorded of a student whose key is deleted.
     *
     * @param named how whoever asks calls the student
     */
    @RefusedAs(value = ProblemCode.STUDENT_FORGOTTEN, accepted = "the same number enrolled again, as somebody new")
    record StudentIsForgotten(
            @Figure("the student, by the market's identifier")
            StudentId student,

            String named) implements StudentRefusal {
        @Override
        public String detail() {
            return "Student " + named
                    + " was forgotten: the key is deleted, and nothing new is recorded. Where the number is still in use,"
                    + " enrol it again: it is somebody new.";
        }
    }

    /**
     * A programme lets only so much be simulated.
     *
     * @param bookedHalfHours the student's so far
     * @param moreHalfHours what was asked for
     */
    @RefusedAs(value = ProblemCode.SIMULATED_HOURS_EXCEEDED, accepted = "as many simulated hours as are left")
    record SimulatedHoursExceeded(
            @Figure("the student, as the request named it or by the market's identifier")
            String student,

            int bookedHalfHours,
            int moreHalfHours,

            @Figure("the most hours the programme lets be simulated")
            int cap)
            implements StudentRefusal {
        @Figure("simulated hours the student has")
        public double booked() {
            return bookedHalfHours / 2.0;
        }

        @Figure("simulated hours that were asked for")
        public double more() {
            return moreHalfHours / 2.0;
        }

        @Override
        public String detail() {
            return "Student %s has %s simulated hours; with %s more it would be %s, and the programme lets %d be simulated."
                    .formatted(
                            student,
                            hours(bookedHalfHours),
                            hours(moreHalfHours),
                            hours(bookedHalfHours + moreHalfHours),
                            cap);
        }

        @Override
        public Optional<String> accepted() {
            int left = cap * 2 - bookedHalfHours;
            return Optional.of("at most " + hours(left) + " more simulated hours")
                    .filter(words -> left > 0);
        }

        private static String hours(int halfHours) {
            return halfHours % 2 == 0 ? String.valueOf(halfHours / 2) : halfHours / 2 + ".5";
        }
    }
}
