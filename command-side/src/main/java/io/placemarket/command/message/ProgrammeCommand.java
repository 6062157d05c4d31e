package io.placemarket.command.message;

import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.id.CohortId;
import java.time.LocalDate;
import java.util.List;

/** What a university can say of the programmes of a cohort's students: of all who are named, or of none. */
public sealed interface ProgrammeCommand extends Command {
    CohortId cohort();

    /** The students started. */
    record StartProgrammes(CohortId cohort, List<OnDay> students) implements ProgrammeCommand {
        public StartProgrammes {
            students = List.copyOf(students);
        }
    }

    /** The students completed; refused of one for whom something is booked after that day. */
    record CompleteProgrammes(CohortId cohort, List<OnDay> students) implements ProgrammeCommand {
        public CompleteProgrammes {
            students = List.copyOf(students);
        }
    }

    /** The students left before completing. What is booked for them in weeks that have not begun is given up. */
    record LeaveProgrammes(CohortId cohort, List<Leaver> students) implements ProgrammeCommand {
        public LeaveProgrammes {
            students = List.copyOf(students);
        }
    }

    /** The students go on: that they completed or left is taken back. What leaving gave up is not given back by it. */
    record ReinstateStudents(CohortId cohort, List<Returner> students) implements ProgrammeCommand {
        public ReinstateStudents {
            students = List.copyOf(students);
        }
    }

    /** Whom something is said of. */
    sealed interface OfStudent {
        /** Where it stands in a table; 0 where it stands in none. */
        long line();

        StudentChoice student();
    }

    /** A student, and when. */
    record OnDay(long line, StudentChoice student, LocalDate day) implements OfStudent {
        /** Without the student: a university's number is personal data and must not reach a log file. */
        @Override
        public String toString() {
            return "OnDay[" + line + ", " + day + "]";
        }
    }

    /** A student who goes on, and why it was said otherwise. */
    record Returner(long line, StudentChoice student, Reason reason) implements OfStudent {
        /** Without the student: a university's number is personal data and must not reach a log file. */
        @Override
        public String toString() {
            return "Returner[" + line + ", " + reason.code() + "]";
        }
    }

    /** A student who left, the last day, and why. */
    record Leaver(long line, StudentChoice student, LocalDate lastDay, Reason reason) implements OfStudent {
        /** Without the student: a university's number is personal data and must not reach a log file. */
        @Override
        public String toString() {
            return "Leaver[" + line + ", " + lastDay + ", " + reason.code() + "]";
        }
    }
}
