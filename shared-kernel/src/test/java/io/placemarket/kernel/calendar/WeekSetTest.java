package io.placemarket.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WeekSetTest {
    @Test
    void weeks_are_written_as_runs_and_read_back() {
        WeekSet weeks = WeekSet.parse(List.of("2026-W52/2027-W01", "2026-W47"));
        assertThat(weeks.runs()).containsExactly("2026-W47", "2026-W52/2027-W01");
        assertThat(weeks.size()).isEqualTo(4);
        assertThat(WeekSet.parse(weeks.runs())).isEqualTo(weeks);
    }

    @Test
    void the_weeks_of_an_offer_are_those_its_days_touch() {
        assertThat(WeekSet.covering(LocalDate.of(2026, 5, 26), LocalDate.of(2026, 6, 8))
                        .runs())
                .containsExactly("2026-W22/2026-W24");
    }

    @Test
    void a_run_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> WeekSet.parse(List.of("2026-W47/2026-W46"))).isInstanceOf(DateTimeException.class);
    }

    @Test
    void more_than_twenty_years_of_weeks_are_refused() {
        assertThatThrownBy(() -> WeekSet.parse(List.of("2000-W01/2026-W01"))).isInstanceOf(DateTimeException.class);
    }

    @Test
    void a_negligently_large_run_is_refused_without_building_it() {
        assertThatThrownBy(() -> WeekSet.parse(List.of("1970-W01/9999-W01"))).isInstanceOf(DateTimeException.class);
    }

    @RepeatedTest(20)
    void the_operations_are_those_of_sets() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<Week> left = some(random);
        Set<Week> right = some(random);
        WeekSet a = WeekSet.of(left);
        WeekSet b = WeekSet.of(right);
        Set<Week> union = new TreeSet<>(left);
        union.addAll(right);
        Set<Week> common = new TreeSet<>(left);
        common.retainAll(right);
        Set<Week> rest = new TreeSet<>(left);
        rest.removeAll(right);
        assertThat(a.plus(b)).as("seed %d", seed).containsExactlyElementsOf(union);
        assertThat(a.and(b)).as("seed %d", seed).containsExactlyElementsOf(common);
        assertThat(a.minus(b)).as("seed %d", seed).containsExactlyElementsOf(rest);
        assertThat(a.containsAll(b)).as("seed %d", seed).isEqualTo(left.containsAll(right));
        assertThat(a.where(right::contains)).as("seed %d", seed).isEqualTo(a.and(b));
        List<Week> inOrder = List.copyOf(left);
        inOrder.forEach(week -> assertThat(a.indexOf(week)).as("seed %d", seed).isEqualTo(inOrder.indexOf(week)));
        rest.forEach(week -> assertThat(b.indexOf(week)).as("seed %d", seed).isNegative());
        Week border = new Week(2_900 + random.nextInt(30));
        assertThat(a.before(border).plus(a.from(border))).as("seed %d", seed).isEqualTo(a);
        assertThat(WeekSet.parse(a.runs())).as("seed %d", seed).isEqualTo(a);
    }

    @Test
    void more_runs_than_a_set_may_have_weeks_are_refused_however_few_weeks_they_name() {
        List<String> runs = Collections.nCopies(WeekSet.MOST, "2026-W47");
        assertThat(WeekSet.parse(runs).size()).isEqualTo(1);
        List<String> oneMore = Collections.nCopies(WeekSet.MOST + 1, "2026-W47");
        assertThatThrownBy(() -> WeekSet.parse(oneMore)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void the_first_and_the_last_are_told_and_of_none_there_is_neither() {
        WeekSet some = WeekSet.parse(List.of("2026-W50/2027-W02", "2026-W47"));
        assertThat(some.first()).isEqualTo(Week.parse("2026-W47")).isEqualTo(some.get(0));
        assertThat(some.last()).isEqualTo(Week.parse("2027-W02"));
        assertThatThrownBy(() -> WeekSet.none().first()).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> WeekSet.none().last()).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> WeekSet.none().iterator().next()).isInstanceOf(NoSuchElementException.class);
    }

    private static Set<Week> some(Random random) {
        Set<Week> weeks = new TreeSet<>();
        random.ints(random.nextInt(20), 2_900, 2_930).forEach(number -> weeks.add(new Week(number)));
        return weeks;
    }
}
