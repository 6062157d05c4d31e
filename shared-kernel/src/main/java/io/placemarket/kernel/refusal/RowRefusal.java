package io.placemarket.kernel.refusal;

import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;

/** Why a line of a table is not taken, beside what every line may be refused for (domain guide, "The first hour"). */
public sealed interface RowRefusal extends Refusal {
    /** A table of students names each once. */
    @RefusedAs(value = ProblemCode.ALREADY_EXISTS, accepted = "each student once")
    record ReferenceTwice(
            String column,
            String reference,
            @Figure("the line it stands in first") long line) implements RowRefusal {
        @Override
        public String detail() {
            return "The same reference stands in line " + line + ".";
        }

        @Override
        public Optional<String> field() {
            return Optional.of(column);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(reference);
        }
    }

    /** A table of cohorts has each once. */
    @RefusedAs(value = ProblemCode.ALREADY_EXISTS, accepted = "each cohort once")
    record CohortTwice(
            @Figure("the line it stands in first") long line) implements RowRefusal {
        @Override
        public String detail() {
            return "The same cohort stands in line " + line + ".";
        }
    }

    /** A table of offers has each once. */
    @RefusedAs(value = ProblemCode.ALREADY_EXISTS, accepted = "each offer once; for more students, more places")
    record OfferTwice(@Figure("the line it stands in first") long line) implements RowRefusal {
        @Override
        public String detail() {
            return "The same offer stands in line " + line + ".";
        }
    }

    /** A student whose programme has ended is not enrolled. */
    @RefusedAs(value = ProblemCode.PROGRAMME_ENDED, accepted = StudentRefusal.END_TAKEN_BACK)
    record EndedInTable(String column, StudentRefusal.ProgrammeHasEnded end) implements RowRefusal {
        @Override
        public String detail() {
            return end.detail();
        }

        @Override
        public Optional<String> field() {
            return Optional.of(column);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(end.student());
        }

        @Override
        public Optional<String> accepted() {
            return end.accepted();
        }
    }

    /** The number is not free yet: its key is deleted within moments. */
    @RefusedAs(value = ProblemCode.STUDENT_FORGOTTEN, accepted = "the same number in a moment: then it is somebody new")
    record BeingForgotten(String column, String reference) implements RowRefusal {
        @Override
        public String detail() {
            return "The student with this number is being forgotten.";
        }

        @Override
        public Optional<String> field() {
            return Optional.of(column);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(reference);
        }
    }
}
