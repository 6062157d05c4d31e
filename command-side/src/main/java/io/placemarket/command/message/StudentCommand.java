package io.placemarket.command.message;

import io.placemarket.kernel.cohort.ForgettingReason;
import io.placemarket.kernel.cohort.Requirement;
import io.placemarket.kernel.cohort.RequirementStatus;
import io.placemarket.kernel.id.StudentId;
import java.time.LocalDate;
import java.util.Optional;

/** What can be asked about a student. */
public sealed interface StudentCommand extends Command {
    StudentId student();

    /**
     * Says how far the student meets a requirement.
     *
     * @param expires the last day on which it holds; only of what is cleared
     */
    record RecordRequirement(
            StudentId student, Requirement requirement, RequirementStatus status, Optional<LocalDate> expires)
            implements StudentCommand {}

    /**
     * Lets the market forget who the student is: its key is deleted, for good. What was booked stays, of a student nobody can name.
     *
     * @param reason a code alone, because it stays
     */
    record ForgetStudent(StudentId student, ForgettingReason reason) implements StudentCommand {}

    /**
     * Says which adjustments the student needs; this replaces what was said before.
     *
     * @param adjustments in the university's words, never kept in the clear; none any more where absent
     */
    record RecordAdjustments(StudentId student, Optional<String> adjustments) implements StudentCommand {
        /** Without the text: it is personal data and must not reach a log file. */
        @Override
        public String toString() {
            return "RecordAdjustments[" + student + "]";
        }
    }
}
