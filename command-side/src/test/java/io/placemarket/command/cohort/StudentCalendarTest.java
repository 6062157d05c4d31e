package io.placemarket.command.cohort;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.FIRST;
import static io.placemarket.command.Sample.SECOND;
import static io.placemarket.command.Sample.weeks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.placemarket.command.cohort.StudentCalendar.Leaving;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.calendar.Weekdays;
import io.placemarket.kernel.cohort.StudentEvent.StudentBooked;
import io.placemarket.kernel.cohort.StudentEvent.StudentFreed;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.StudentRefusal.StudentAlreadyBooked;
import java.time.DayOfWeek;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Anna is somewhere on Wednesdays of three weeks, fifteen half-hours of each simulated. */
class StudentCalendarTest {
    private static final WeekSet THREE = weeks("2026-W49/2026-W51");
    private static final Optional<Weekdays> WEDNESDAYS = Optional.of(Weekdays.of(DayOfWeek.WEDNESDAY));
    private static final Optional<Weekdays> THURSDAYS = Optional.of(Weekdays.of(DayOfWeek.THURSDAY));

    private final StudentCalendar calendar = new StudentCalendar();

    StudentCalendarTest() {
        calendar.on(new StudentBooked(ANNA, FIRST, THREE, WEDNESDAYS, OptionalInt.of(15)));
    }

    private Optional<StudentAlreadyBooked> clash(Optional<Leaving> leaving, WeekSet weeks, Optional<Weekdays> days) {
        return Optional.ofNullable(catchThrowableOfType(
                        RefusedException.class, () -> calendar.checkFree(leaving, weeks, days, "K-1")))
                .flatMap(RefusedException::refusal)
                .map(StudentAlreadyBooked.class::cast);
    }

    @Test
    void two_bookings_share_a_week_only_where_both_name_weekdays_and_those_are_disjoint() {
        assertThat(clash(Optional.empty(), THREE, THURSDAYS)).isEmpty();
        assertThat(clash(Optional.empty(), weeks("2026-W52"), WEDNESDAYS)).isEmpty();
        assertThat(clash(Optional.empty(), weeks("2026-W51/2026-W52"), WEDNESDAYS))
                .contains(new StudentAlreadyBooked("K-1", weeks("2026-W51"), weeks("2026-W52")));
        assertThat(clash(Optional.empty(), THREE, Optional.empty()))
                .contains(new StudentAlreadyBooked("K-1", THREE, WeekSet.none()));
    }

    @Test
    void weeks_that_are_given_up_or_are_about_to_be_are_free_again() {
        Optional<Leaving> leaving = Optional.of(new Leaving(FIRST, weeks("2026-W51")));
        assertThat(clash(leaving, weeks("2026-W51"), WEDNESDAYS)).isEmpty();
        assertThat(clash(leaving, weeks("2026-W50"), WEDNESDAYS)).isPresent();
        assertThat(clash(Optional.of(new Leaving(SECOND, THREE)), weeks("2026-W51"), WEDNESDAYS))
                .isPresent();
        calendar.on(new StudentFreed(ANNA, FIRST, weeks("2026-W51")));
        assertThat(clash(Optional.empty(), weeks("2026-W51"), WEDNESDAYS)).isEmpty();
        assertThat(calendar.weeks(FIRST)).isEqualTo(weeks("2026-W49/2026-W50"));
    }

    @Test
    void simulated_half_hours_count_in_the_weeks_that_are_left() {
        assertThat(calendar.simulatedHalfHours(Optional.empty())).isEqualTo(45);
        assertThat(calendar.simulatedHalfHours(Optional.of(new Leaving(FIRST, weeks("2026-W51")))))
                .isEqualTo(30);
    }
}
