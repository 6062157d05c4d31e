package io.placemarket.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void the_middle_is_the_geometric_mean_and_the_bounds_are_as_far_from_it_by_ratio() {
        Interval interval = Interval.of(0.5, 1, 2);

        assertThat(interval.middle()).isCloseTo(1, within(1e-9));
        // ln 2 · t(2) / √3 = 0.6931 · 4.303 / 1.7321 = 1.7220, and e to that 5.596
        assertThat(interval.high()).isCloseTo(5.596, within(0.01));
        assertThat(interval.low()).isCloseTo(1 / 5.596, within(0.001));
    }

    @Test
    void rounds_that_agree_leave_no_doubt() {
        assertThat(Interval.of(0.7, 0.7, 0.7, 0.7, 0.7).low()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void a_goal_is_missed_where_the_middle_misses_it_however_wide_the_interval() throws Exception {
        double[] ratios = {0.4, 0.5, 0.6, 0.5};
        int[] round = {0};
        Row row = new Rounds(1, 3)
                .compare(
                        new Rounds.Question("figure", "1/s", Goal.atLeast(0.6)),
                        () -> 100 * ratios[round[0]++],
                        () -> 100);

        assertThat(row.missed()).isTrue();
        assertThat(row.asMarkdown()).contains("**missed**");
    }
}
