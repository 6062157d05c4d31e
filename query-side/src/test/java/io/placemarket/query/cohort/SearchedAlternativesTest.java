package io.placemarket.query.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.CohortId;
import io.placemarket.query.market.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is named where nothing is found. */
class SearchedAlternativesTest extends SearchCase {
    @Test
    void where_nothing_is_found_the_nearest_alternatives_are_named_with_what_to_change() {
        Found found = search("near=ST5", "within=10", "minFree=4", "weeks=4");
        assertThat(found.items()).isEmpty();
        assertThat(found.alternatives())
                .extracting(way -> way.what() + " -> " + way.best().offer().offer() + " " + way.parameters())
                .containsExactly(
                        "Farther away -> " + stafford + " {within=}",
                        "Fewer students together -> " + newcastle + " {minFree=}");
        assertThat(ways(search("mode=BLENDED", "weeks=4")))
                .containsExactly("Another mode -> 2", "2 weeks in a row -> 1");
    }

    private static List<String> ways(Found found) {
        assertThat(found.count()).isZero();
        return found.alternatives().stream()
                .map(way -> way.what() + " -> " + way.count())
                .toList();
    }

    /** The first two weeks of both offers within thirty kilometres are taken by somebody else. */
    private void fullAtFirst() {
        CohortId others = story.cohort(north, 20, WeekSet.of(FIRST));
        WeekSet two = WeekSet.range(FIRST, FIRST.plus(1));
        story.hold(newcastle, others, north, 2, two);
        story.hold(stafford, others, north, 4, two);
    }

    @Test
    void the_nearest_other_weeks_as_long_as_the_window_come_first() {
        fullAtFirst();
        Found found = search("near=ST5", "within=30", "weeks=2", from(0), to(1));
        assertThat(ways(found)).containsExactly("2 weeks later -> 2", "Farther away -> 1");
        assertThat(found.alternatives().getFirst().parameters())
                .containsEntry("from", FIRST.plus(2).toString())
                .containsEntry("to", FIRST.plus(3).toString());
        assertThat(found.alternatives().getFirst().best().offer().offer()).isEqualTo(newcastle);
        assertThat(found.alternatives().getFirst().best().weeks())
                .isEqualTo(WeekSet.range(FIRST.plus(2), FIRST.plus(3)));
        assertThat(ways(search("near=B15", "within=1", from(2), to(3))))
                .containsExactly("2 weeks earlier -> 1", "Farther away -> 2");
    }

    @Test
    void exact_days_are_moved_by_whole_weeks_within_the_cohorts() {
        fullAtFirst();
        Found found = search(
                "near=ST5", "within=30", "firstDay=" + Story.MONDAY.plusDays(1), "lastDay=" + Story.MONDAY.plusDays(3));
        assertThat(ways(found)).containsExactly("2 weeks later -> 2", "Farther away -> 1");
        assertThat(found.alternatives().getFirst().parameters())
                .containsEntry("firstDay", Story.MONDAY.plusDays(15).toString())
                .containsEntry("lastDay", Story.MONDAY.plusDays(17).toString());
    }

    @Test
    void two_things_are_changed_only_where_no_one_change_is_enough() {
        fullAtFirst();
        Found found = search("near=ST5", "within=30", "mode=TECHNOLOGY_BASED", "weeks=2", from(0), to(1));
        assertThat(ways(found))
                .containsExactly("2 weeks later and another mode -> 2", "Farther away and another mode -> 1");
        assertThat(ways(search("mode=BLENDED", "near=ST5", "within=1", "minFree=7", "weeks=2")))
                .containsExactly(
                        "Farther away and fewer students together -> 1",
                        "Another mode and fewer students together -> 1");
    }

    @Test
    void where_more_than_two_changes_are_needed_anything_is_named() {
        assertThat(ways(search("mode=TECHNOLOGY_BASED", "near=SY1", "within=1", "minFree=7", from(1), to(2))))
                .containsExactly("Anything for at least one student and one week -> 3");
    }

    @Test
    void following_an_alternative_finds_as_many_as_it_said() {
        fullAtFirst();
        follow("near=ST5", "within=10", "minFree=4");
        follow("near=ST5", "within=30", "weeks=2", from(0), to(1));
        follow("near=ST5", "within=30", "mode=TECHNOLOGY_BASED", "weeks=2", from(0), to(1));
        follow("mode=TECHNOLOGY_BASED", "near=SY1", "within=1", "minFree=7", from(1), to(2));
        follow("near=ST5", "within=30", "firstDay=" + Story.MONDAY, "lastDay=" + Story.MONDAY.plusDays(9));
        follow("mode=BLENDED", "weeks=4");
        follow("weekdays=SUNDAY");
        follow("icb=QOC");
    }

    private void follow(String... parameters) {
        Found nothing = search(parameters);
        assertThat(nothing.alternatives()).isNotEmpty();
        for (Found.Alternative way : nothing.alternatives()) {
            Map<String, String> given = new HashMap<>();
            for (String parameter : parameters) {
                int equals = parameter.indexOf('=');
                given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
            given.putAll(way.parameters());
            Found found = search(given.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
            assertThat(found.count()).as(way.what()).isEqualTo(way.count()).isPositive();
            assertThat(found.items().getFirst()).isEqualTo(way.best());
        }
    }
}
