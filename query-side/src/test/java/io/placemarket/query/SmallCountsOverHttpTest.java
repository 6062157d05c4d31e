package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.query.market.Story;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

/**
 * Three physiotherapists of Staffordshire, thirty of Birmingham and forty of Shropshire, for whom nothing is on offer: what one answer withholds is not
 * another one less a third.
 */
@TestPropertySource(properties = "test.market=small-counts")
class SmallCountsOverHttpTest extends OverHttp {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final String BOARD = "/api/board?from=2026-W48&weeks=1&profession=PHYSIOTHERAPY";
    private static final String CELL = "/api/board/cell?from=2026-W48&row=PHYSIOTHERAPY&measure=unmet";
    private static final String UNMET = "/api/unmet-demand?profession=PHYSIOTHERAPY";

    private long between;

    @BeforeAll
    void threeUniversities() {
        Story story = market().story();
        WeekSet week = WeekSet.of(ExampleMarket.TWO_WEEKS.first());
        story.cohort(story.university("Shropshire University", "QOC"), Story.PHYSIO, 40, week);
        story.cohort(story.university("Birmingham University", "QHL"), Story.PHYSIO, 30, week);
        between = story.position();
        story.cohort(story.university("Staffordshire University", "QNC"), Story.PHYSIO, 3, week);
        caughtUp();
    }

    private String text(String path, MediaType type) {
        return Objects.requireNonNull(as("region")
                .get()
                .uri(path)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void the_board_counts_neither_in_its_unmet_demand() {
        as("region")
                .get()
                .uri(BOARD)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].cells[0].stillToPlace")
                .isEqualTo(73)
                .jsonPath("$.items[0].cells[0].unmet")
                .isEqualTo(40)
                .jsonPath("$.total[0].unmet")
                .isEqualTo(40);
        List<List<String>> lines = text(BOARD, CSV)
                .lines()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        int unmet = lines.getFirst().indexOf("unmet");
        assertThat(unmet).isPositive();
        assertThat(lines.stream().skip(1).map(line -> line.get(unmet)))
                .isNotEmpty()
                .containsOnly("40");
    }

    @Test
    void behind_the_cell_only_the_third_is_told_in_files_too() {
        as("region")
                .get()
                .uri(CELL)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(40)
                .jsonPath("$.items[*].value")
                .isEqualTo(List.of(40));
        for (MediaType type : List.of(CSV, MediaType.APPLICATION_NDJSON)) {
            assertThat(text(CELL, type)).contains("PHYSIOTHERAPY/QOC").doesNotContain("QHL", "QNC");
        }
    }

    @Test
    void compared_with_the_moment_before_the_small_one_came_nobody_is_told_to_have_three() {
        assertThat(text(CELL + "&compareWith=" + between, MediaType.APPLICATION_JSON))
                .contains(
                        "PHYSIOTHERAPY/QHL",
                        "Told apart at one of the two moments alone: none, or too few, at the other.")
                .doesNotContain("QNC", "Staffordshire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QNC", "QHL", "QUA"})
    void asking_for_each_care_system_tells_not_whose_it_is(String icb) {
        as("region")
                .get()
                .uri(UNMET + "&icb=" + icb)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rows.length()")
                .isEqualTo(1)
                .jsonPath("$.rows[0].icb")
                .isEqualTo("")
                .jsonPath("$.rows[0].suppressed")
                .isEqualTo(true)
                .jsonPath("$.suppressed")
                .isEqualTo(1);
    }

    @Test
    void the_page_says_that_some_are_not_told_apart() {
        as("region")
                .get()
                .uri(UNMET)
                .exchange()
                .expectBody()
                .jsonPath("$.studentWeeks")
                .isEqualTo(40);
        assertThat(text("/unmet-demand?profession=PHYSIOTHERAPY", MediaType.TEXT_HTML))
                .contains("Care systems not told apart", "not told", "Altogether <strong>40</strong>")
                .doesNotContain(">30<", ">3<");
    }
}
