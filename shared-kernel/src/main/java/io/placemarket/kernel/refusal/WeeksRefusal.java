package io.placemarket.kernel.refusal;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Optional;

/** What has begun can neither be booked nor freed (domain guide, "Allocation"). */
public sealed interface WeeksRefusal extends Refusal {
    /** What counted in weeks past stays. */
    @RefusedAs(value = ProblemCode.WEEKS_HAVE_BEGUN, accepted = "weeks from this one on")
    record CountedWeeks(
            @Figure("those of the weeks that are past") WeekSet weeks, Week thisWeek) implements WeeksRefusal {
        @Override
        public String detail() {
            return "Weeks before " + thisWeek + " are past: what counted in them cannot be changed.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("weeks from " + thisWeek + " on");
        }
    }

    /** Nothing of an allocation can be given up any more. */
    @RefusedAs(value = ProblemCode.WEEKS_HAVE_BEGUN, accepted = "a report that the student left early")
    record EveryWeekBegun(
            @Figure("the weeks of the allocation") WeekSet weeks) implements WeeksRefusal {
        @Override
        public String detail() {
            return "Every week of it has begun; report that the student left early.";
        }
    }

    /** Only some of an allocation can be given up. */
    @RefusedAs(value = ProblemCode.WEEKS_HAVE_BEGUN, accepted = "weeks of the allocation that have not begun")
    record SomeWeeksBegun(
            @Figure("those of the weeks that have begun") WeekSet weeks,

            @Figure("the weeks of the allocation that can still be given up")
            WeekSet notBegun)
            implements WeeksRefusal {
        @Override
        public String detail() {
            return "Of its weeks, " + notBegun + " can still be given up; what has begun cannot.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("weeks among " + notBegun);
        }
    }

    /** An offer is booked from this week on. */
    @RefusedAs(value = ProblemCode.WEEKS_HAVE_BEGUN, accepted = "weeks of the offer from this one on")
    record BeforeThisWeek(
            @Figure("those of the weeks that lie before it") WeekSet weeks, Week thisWeek, WeekSet bookable)
            implements WeeksRefusal {
        @Override
        public String detail() {
            return "This week is " + thisWeek + "; what lies before it cannot be booked.";
        }

        @Override
        public Optional<String> accepted() {
            return among(bookable);
        }
    }

    /** Requests are for weeks from the release's on. */
    @RefusedAs(value = ProblemCode.WEEKS_HAVE_BEGUN, accepted = "weeks of the offer from its release on")
    record BeforeRelease(
            @Figure("those of the weeks that lie before the release")
            WeekSet weeks,

            Week release,
            WeekSet bookable) implements WeeksRefusal {
        @Override
        public String detail() {
            return "The release is in " + release + "; what lies before it cannot be asked for.";
        }

        @Override
        public Optional<String> accepted() {
            return among(bookable);
        }
    }

    private static Optional<String> among(WeekSet weeks) {
        return Optional.of("weeks among " + weeks).filter(words -> !weeks.isEmpty());
    }
}
