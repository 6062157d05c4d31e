package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class PlaceSearchOverHttpTest extends OverHttp {
    @Test
    void a_university_searches_for_its_cohort() {
        as("north")
                .get()
                .uri("/api/cohorts/" + market().northern + "/search?sector=NHS_TRUST&minFree=1&weeks=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Placemarket-Position")
                .expectBody()
                .jsonPath("$.items[0].offer")
                .isEqualTo(market().wardOffer.value())
                .jsonPath("$.items[0].fitsFree")
                .isEqualTo(1)
                .jsonPath("$.items[0].weeks[0]")
                .isEqualTo("2026-W48")
                .jsonPath("$.facets.sector[0].value")
                .isNotEmpty();
    }

    @Test
    void anothers_cohort_is_not_searched_for() {
        as("north")
                .get()
                .uri("/api/cohorts/" + market().southern + "/search")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-yours");
    }

    @Test
    void the_page_lists_what_fits_and_where_nothing_does_what_would() {
        String path = "/my-cohorts/" + market().northern + "/search";
        assertThat(page(path + "?weeks=1"))
                .contains("/offers/" + market().wardOffer, "How many each filter would leave", "NHS trust");
        assertThat(page(path + "?weeks=1&mode=BLENDED"))
                .contains("Nothing fits all of that", "Any care system, sector, mode and supervision")
                .contains("href=\"" + path + "?weeks=1\"");
        assertThat(page(path + "?weeks=1&students=2")).contains("Together for", "2 students");
        assertThat(page(path + "?weeks=1&students=400")).contains("All of these offers together take");
        assertThat(page("/my-cohorts/" + market().northern)).contains("href=\"" + path + "\"");
    }

    private String page(String path) {
        return Objects.requireNonNull(as("north")
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
