package io.placemarket.command.message;

import io.placemarket.command.message.BookingCommand.StudentChoice;
import io.placemarket.kernel.cohort.Programme;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be asked about cohorts. */
public sealed interface CohortCommand extends Command {
    CohortId cohort();

    /** Creates a cohort to be placed; one that is there already stays as it is, and is refused where it is said to be anything else. */
    record CreateCohort(CohortId cohort, OrganisationId university, Programme programme) implements CohortCommand {}

    /** Enrols students; those who are in the cohort already stay as they are. */
    record EnrolStudents(CohortId cohort, List<Entrant> entrants) implements CohortCommand {
        public EnrolStudents {
            entrants = List.copyOf(entrants);
        }
    }

    /** Says how far students of the cohort meet requirements: all lines or none. */
    record RecordRequirements(CohortId cohort, List<RequirementLine> rows) implements CohortCommand {
        public RecordRequirements {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What one line of a table says.
     *
     * @param expires the last day on which it holds; only of what is cleared
     */
    record RequirementLine(
            long line,
            StudentChoice student,
            Requirement requirement,
            RequirementStatus status,
            Optional<LocalDate> expires) {
        /** Without the student: a university's number is personal data and must not reach a log file. */
        @Override
        public String toString() {
            return "RequirementLine[" + line + ", " + requirement + ", " + status + "]";
        }
    }

    /**
     * A student to enrol.
     *
     * @param reference the university's own number, never kept in the clear
     * @param issued the identifier for a student the market does not know yet
     */
    record Entrant(String reference, StudentId issued) {
        /** Without the reference: it is personal data and must not reach a log file. */
        @Override
        public String toString() {
            return "Entrant[" + issued + "]";
        }
    }
}
