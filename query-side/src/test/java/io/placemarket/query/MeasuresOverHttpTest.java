package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class MeasuresOverHttpTest extends OverHttp {
    @Test
    void a_region_gets_numerator_denominator_and_definition() {
        as("region")
                .get()
                .uri("/api/measures?firstWeek=2026-W48&lastWeek=2026-W49")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Placemarket-Position")
                .expectBody()
                .jsonPath("$.scope")
                .isEqualTo("The whole market.")
                .jsonPath("$.suppressedBelow")
                .doesNotExist()
                .jsonPath("$.roundedTo")
                .isEqualTo(5)
                .jsonPath("$.baseline")
                .isEqualTo("2025-W48")
                .jsonPath("$.measures[0].name")
                .isEqualTo("FILL_RATE")
                .jsonPath("$.measures[0].total.numerator")
                .isEqualTo(11)
                .jsonPath("$.measures[0].total.denominator")
                .isEqualTo(13)
                .jsonPath("$.measures[?(@.name=='WITHDRAWALS')].total.suppressed")
                .isEqualTo(false)
                .jsonPath("$.measures[?(@.name=='WITHDRAWALS')].total.denominator")
                .isEqualTo(5);
    }

    @Test
    void a_university_gets_its_own_placements_whole() {
        as("north")
                .get()
                .uri("/api/measures?firstWeek=2026-W48&lastWeek=2026-W49")
                .exchange()
                .expectBody()
                .jsonPath("$.roundedTo")
                .doesNotExist()
                .jsonPath("$.measures[?(@.name=='WITHDRAWALS')].total.denominator")
                .isEqualTo(1)
                .jsonPath("$.measures[?(@.name=='STILL_TO_PLACE')].total.denominator")
                .isEqualTo(20);
    }

    @Test
    void they_can_be_asked_of_a_past_moment() {
        as("region")
                .get()
                .uri("/api/measures?firstWeek=2026-W48&lastWeek=2026-W49&asOf=3")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.measures[0].total.denominator")
                .isEqualTo(0)
                .jsonPath("$.position")
                .isEqualTo(3);
    }

    @Test
    void a_period_that_cannot_be_is_refused() {
        for (String parameters : new String[] {
            "firstWeek=2026-W48&lastWeek=2026-W47", "firstWeek=soon", "baseline=1066", "profession=NUR-CAT", "limit=5"
        }) {
            as("region")
                    .get()
                    .uri("/api/measures?" + parameters)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("invalid-value");
        }
    }

    @Test
    void the_page_says_how_much_of_how_much_and_how_people_are_rounded() {
        String page = Objects.requireNonNull(as("region")
                .get()
                .uri("/measures?from=2026-11-23&to=2026-11-30")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(page)
                .contains("84.6 %: 11 of 13 student-weeks", "rounded to the nearest 5", "Programme starts", "Re-runs")
                .contains("Mon 23 Nov 2026 to Sun 6 Dec 2026 (2 weeks)", "href=\"/measures\"");
    }
}
