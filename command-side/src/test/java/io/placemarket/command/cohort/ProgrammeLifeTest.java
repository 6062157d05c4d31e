package io.placemarket.command.cohort;

import static io.placemarket.command.Sample.ANNA;
import static io.placemarket.command.Sample.COHORT;
import static io.placemarket.command.Sample.SEALED;
import static io.placemarket.command.Sample.weeks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeCompleted;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeLeft;
import io.placemarket.kernel.cohort.StudentEvent.ProgrammeStarted;
import io.placemarket.kernel.problem.RefusedException;
import io.placemarket.kernel.refusal.Refusal;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeGoesOn;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeNotStarted;
import io.placemarket.kernel.refusal.StateRefusal.ProgrammeStartedBefore;
import io.placemarket.kernel.refusal.StudentRefusal.PlacedAfterCompletion;
import io.placemarket.kernel.refusal.StudentRefusal.ProgrammeHasEnded;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProgrammeLifeTest {
    private static final LocalDate START = LocalDate.of(2025, 9, 22);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final ProgrammeLife life = new ProgrammeLife();

    private static Refusal refused(ThrowingCallable call) {
        return catchThrowableOfType(RefusedException.class, call).refusal().orElseThrow();
    }

    @Test
    void it_starts_once_and_saying_so_again_changes_nothing() {
        assertThat(life.starts(START, TODAY, "K-1")).isTrue();
        life.on(new ProgrammeStarted(ANNA, COHORT, START));
        assertThat(life.starts(START, TODAY, "K-1")).isFalse();
        assertThat(refused(() -> life.starts(START.plusDays(7), TODAY, "K-1")))
                .isEqualTo(new ProgrammeStartedBefore("K-1", START));
    }

    @Test
    void what_was_started_is_completed_once_nothing_is_booked_afterwards() {
        assertThat(refused(() -> life.completes(TODAY, TODAY, WeekSet.none(), "K-1")))
                .isEqualTo(new ProgrammeNotStarted("K-1"));
        life.on(new ProgrammeStarted(ANNA, COHORT, START));
        assertThat(refused(() -> life.completes(TODAY, TODAY, weeks("2026-W48/2026-W49"), "K-1")))
                .isEqualTo(new PlacedAfterCompletion("K-1", weeks("2026-W49"), TODAY));
        assertThat(life.completes(TODAY, TODAY, weeks("2026-W48"), "K-1")).isTrue();
        life.on(new ProgrammeCompleted(ANNA, COHORT, TODAY));
        assertThat(life.completes(TODAY, TODAY, weeks("2026-W48"), "K-1")).isFalse();
        assertThat(refused(() -> life.leaves(TODAY, TODAY, "K-1")))
                .isEqualTo(new ProgrammeHasEnded("K-1", "completed", TODAY));
    }

    @Test
    void a_place_on_it_can_be_given_up_before_it_begins_and_taken_again() {
        assertThat(refused(() -> life.checkEnded("K-1"))).isEqualTo(new ProgrammeGoesOn("K-1", false));
        assertThat(life.leaves(TODAY, TODAY, "K-1")).isTrue();
        life.on(new ProgrammeLeft(ANNA, COHORT, TODAY, SEALED));
        assertThat(refused(() -> life.starts(START, TODAY, "K-1")))
                .isEqualTo(new ProgrammeHasEnded("K-1", "left", TODAY));
        life.goOn();
        assertThat(life.starts(START, TODAY, "K-1")).isTrue();
    }

    @Test
    void days_are_facts_of_the_last_ten_years_and_an_end_follows_the_start() {
        life.on(new ProgrammeStarted(ANNA, COHORT, START));
        assertThatThrownBy(() -> life.leaves(TODAY.plusDays(1), TODAY, "K-1")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> life.leaves(TODAY.minusYears(10).minusDays(1), TODAY, "K-1"))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> life.leaves(START.minusDays(1), TODAY, "K-1")).isInstanceOf(RefusedException.class);
        assertThat(life.leaves(START, TODAY, "K-1")).isTrue();
    }
}
