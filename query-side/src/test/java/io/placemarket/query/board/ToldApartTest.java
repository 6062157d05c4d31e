package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.market.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Students still to place, told of universities only where they are not too few of one profession, level and week. */
class ToldApartTest extends CellCase {
    private final WeekSet twelve = WeekSet.range(FIRST, FIRST.plus(11));

    private List<String> parts(int weeks) {
        return read(REGION, "measure", "still_to_place", "rows", "profession", "columns", "sector", "weeks", "" + weeks)
                .items()
                .stream()
                .map(part -> part.kind() + " " + part.label() + " " + part.value())
                .toList();
    }

    @Test
    void one_student_of_many_weeks_is_as_few_as_one_of_one_week() {
        story.cohort(north, 1, twelve);
        story.cohort(south, 2, twelve);
        assertThat(parts(12)).containsExactly("OTHERS Too few of one university to be told apart 36");
    }

    @Test
    void no_two_figures_of_weeks_differ_by_a_small_count_of_one_university() {
        story.cohort(north, 20, twelve);
        story.cohort(story.university("Third University"), 8, twelve);
        story.cohort(south, 3, WeekSet.of(FIRST.plus(5)));
        assertThat(parts(5)).containsExactly("UNIVERSITY North University 100", "UNIVERSITY Third University 40");
        assertThat(parts(6))
                .containsExactly(
                        "UNIVERSITY North University 120",
                        "UNIVERSITY Third University 40",
                        "OTHERS Too few of one university to be told apart 11");
    }

    @Test
    void a_small_count_does_not_hide_in_another_professions_larger_one() {
        story.cohort(north, Story.ADULT, 20, WeekSet.of(FIRST));
        story.cohort(north, Story.PHYSIO, 1, WeekSet.of(FIRST));
        story.cohort(south, Story.ADULT, 9, WeekSet.of(FIRST));
        story.cohort(south, Story.PHYSIO, 2, WeekSet.of(FIRST));
        assertThat(parts(1))
                .containsExactly(
                        "UNIVERSITY North University 20",
                        "UNIVERSITY South University 9",
                        "OTHERS Too few of one university to be told apart 3");
    }
}
