package io.placemarket.kernel.refusal;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.problem.ProblemCode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** There is not that much room, or it is not to be taken away (domain guide, "Capacity, exactly", rule 1; "Hold"). */
public sealed interface CapacityRefusal extends Refusal {
    /** More was asked for than is free in a week. */
    @RefusedAs(
            value = ProblemCode.CAPACITY_EXCEEDED,
            accepted = "as many as are free in all of the weeks; where none are, the weeks that have room")
    record CapacityExceeded(
            @Figure(value = "every week that was asked for, with what is free in it", each = WeekRoom.class)
            List<WeekRoom> weeks)
            implements CapacityRefusal {
        public CapacityExceeded {
            weeks = List.copyOf(weeks);
        }

        @Override
        public String detail() {
            return RoomWords.of(weeks);
        }

        @Override
        public Optional<String> accepted() {
            int free = weeks.stream().mapToInt(WeekRoom::free).min().orElse(0);
            WeekSet roomy = WeekSet.of(weeks.stream()
                    .filter(room -> !room.isTooFull())
                    .map(WeekRoom::week)
                    .toList());
            return free > 0
                    ? Optional.of("at most " + free + " in all of these weeks")
                    : Optional.of("the weeks that have room: " + roomy).filter(words -> !roomy.isEmpty());
        }
    }

    /**
     * An offer would have fewer places than are booked in it.
     *
     * @param booked heads, by the weeks that have more than there would be places
     */
    @RefusedAs(value = ProblemCode.PLACES_BOOKED, accepted = "at least as many places as are booked")
    record PlacesBooked(
            @Figure("how many are booked, by week") SortedMap<Week, Integer> booked) implements CapacityRefusal {
        public PlacesBooked {
            booked = Collections.unmodifiableSortedMap(booked);
        }

        @Figure("the fewest places the offer must keep")
        public int least() {
            return Collections.max(booked.values());
        }

        @Override
        public String detail() {
            return "Up to " + least() + " are booked in these weeks, so at least " + least()
                    + " must stay. Free what is booked first, or lower what is safe now.";
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("at least " + least() + " places");
        }
    }

    /**
     * A cohort would hold and fill more than its students and a slack.
     *
     * @param students how many it has in that week
     * @param asked how many more places were asked for
     */
    @RefusedAs(value = ProblemCode.COHORT_CEILING, accepted = "as many as are left below the ceiling")
    record CohortCeilingReached(
            @Figure("the week in which the fewest are left") Week week,

            @Figure("the most places the cohort may hold and fill in it")
            int ceiling,

            @Figure("how many it holds and fills") int taken,
            int students,
            int asked)
            implements CapacityRefusal {
        @Override
        public String detail() {
            return "A cohort of %d may hold and fill %d places in a week; in %s it has %d, and %d more were asked for."
                    .formatted(students, ceiling, week, taken, asked);
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("at most " + (ceiling - taken) + " more in " + week)
                    .filter(words -> taken < ceiling);
        }
    }

    /**
     * Nobody needs to wait for what is free.
     *
     * @param free places in all of the weeks
     * @param asked places
     */
    @RefusedAs(value = ProblemCode.ROOM_AVAILABLE, accepted = "a hold of the places, or an allocation of students")
    record RoomAvailable(
            @Figure("how many places are free in all of the weeks")
            int free,

            int asked) implements CapacityRefusal {
        @Override
        public String detail() {
            return free == 1
                    ? "1 place is free in all of these weeks: hold it."
                    : "%d places are free in all of these weeks: hold %d of them.".formatted(free, asked);
        }

        @Override
        public Optional<String> accepted() {
            return Optional.of("a hold of " + asked);
        }
    }
}
