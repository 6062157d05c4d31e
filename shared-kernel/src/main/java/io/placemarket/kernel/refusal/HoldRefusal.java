package io.placemarket.kernel.refusal;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Instant;
import java.util.Optional;

/** What a hold does not let happen (domain guide, "Hold"). */
public sealed interface HoldRefusal extends Refusal {
    /**
     * More students were named than it has places for.
     *
     * @param left in the fullest of the weeks
     */
    @RefusedAs(value = ProblemCode.HOLD_TOO_SMALL, accepted = "as many students as it has places left")
    record HoldTooSmall(
            @Figure("how many places it has left") int left,
            @Figure("how many students were named") int named) implements HoldRefusal {
        @Override
        public String detail() {
            return "The hold has " + left + " left; " + named + " were named.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("at most " + left + (left == 1 ? " student" : " students"))
                    .filter(words -> left > 0);
        }
    }

    /** It can be kept longer once. */
    @RefusedAs(
            value = ProblemCode.HOLD_EXTENDED,
            accepted = "students for its places, or the places back, before it lapses")
    record HoldExtendedBefore(@Figure("when it lapses") Instant lapsesAt) implements HoldRefusal {
        @Override
        public String detail() {
            return "The hold was extended before; it lapses at " + lapsesAt + ".";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("students for its places, or the places back, until " + lapsesAt);
        }
    }

    /** Its time is up. */
    @RefusedAs(value = ProblemCode.HOLD_LAPSED, accepted = "another hold")
    record HoldHasLapsed(@Figure("when it lapsed") Instant lapsedAt) implements HoldRefusal {
        @Override
        public String detail() {
            return "The hold lapsed at " + lapsedAt + ".";
        }
    }

    /** All its weeks lie behind. */
    @RefusedAs(value = ProblemCode.WEEKS_HAVE_BEGUN, accepted = "another hold, of weeks from this one on")
    record HeldWeeksPast(@Figure("the weeks of the hold") WeekSet weeks) implements HoldRefusal {
        @Override
        public String detail() {
            return "All weeks of the hold are past.";
        }
    }
}
