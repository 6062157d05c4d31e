package io.placemarket.query.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.query.ExampleMarket;
import io.placemarket.query.OverHttp;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** In the example market's ward three are safe in the second week and four are booked. */
class RiskOverHttpTest extends OverHttp {
    private BodyContentSpec json(String user, String path, Object... variables) {
        return as(user).get()
                .uri(path, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String page(String user) {
        String body = as(user).get()
                .uri("/at-risk")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }

    @Test
    void a_provider_sees_which_held_place_is_at_risk_and_when() {
        json("trust", "/api/placement-areas/{area}/at-risk", market().ward())
                .jsonPath("$.weeks.length()")
                .isEqualTo(1)
                .jsonPath("$.weeks[0].overCommitted")
                .isEqualTo(1)
                .jsonPath("$.bookings.length()")
                .isEqualTo(1)
                .jsonPath("$.bookings[0].standing")
                .isEqualTo("HOLD")
                .jsonPath("$.bookings[0].heads['%s']".formatted(ExampleMarket.TWO_WEEKS.last()))
                .isEqualTo(1);
    }

    @Test
    void each_side_hears_of_its_own_only() {
        json("north", "/api/at-risk").jsonPath("$.items.length()").isEqualTo(1);
        json("south", "/api/at-risk").jsonPath("$.items.length()").isEqualTo(0);
        json("hospice", "/api/at-risk").jsonPath("$.items.length()").isEqualTo(0);
        json("region", "/api/at-risk")
                .jsonPath("$.items[0].bookings[0].universityName")
                .isEqualTo("North Example University")
                .jsonPath("$.items[0].bookings[0].booking")
                .doesNotExist();
        as("operator").get().uri("/api/at-risk").exchange().expectStatus().isForbidden();
        as("hospice")
                .get()
                .uri("/api/placement-areas/{area}/at-risk", market().ward())
                .exchange()
                .expectStatus()
                .isForbidden();
        as("trust")
                .get()
                .uri("/api/placement-areas/000000000000/at-risk")
                .exchange()
                .expectStatus()
                .isNotFound();
        as("trust").get().uri("/api/at-risk?cursor=x").exchange().expectStatus().isEqualTo(422);
    }

    @Test
    void the_page_tells_the_order_and_offers_what_can_be_done() {
        assertThat(page("trust"))
                .contains("Holds first")
                .contains("1 held place")
                .contains("Release");
        assertThat(page("south")).contains("Nothing of yours is at risk.");
        assertThat(page("region")).contains("1 held place").doesNotContain("data-open=\"release-hold\"");
        as("operator").get().uri("/at-risk").exchange().expectStatus().isForbidden();
    }
}
