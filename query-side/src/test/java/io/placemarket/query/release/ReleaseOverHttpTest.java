package io.placemarket.query.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.offer.ReleaseTerms;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.release.FreePlaces;
import io.placemarket.kernel.release.RequestOutcome;
import io.placemarket.kernel.release.RequestOutcome.Why;
import io.placemarket.query.ExampleMarket;
import io.placemarket.query.OverHttp;
import io.placemarket.query.market.Story;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** A release that is awaited and one that has come, as each role sees them. */
@TestPropertySource(properties = "example.market=releases") // one of its own: it tells more than others expect
class ReleaseOverHttpTest extends OverHttp {
    private OfferId awaited = new OfferId("000000000000-00000000");
    private OfferId released = awaited;

    @BeforeAll
    void northAndSouthHaveAsked() {
        Story story = market().story();
        awaited = post(Instant.parse("2026-11-20T17:00:00Z"));
        story.request(awaited, market().northern(), market().north(), 6, ExampleMarket.TWO_WEEKS);
        story.request(awaited, market().southern(), market().south(), 2, ExampleMarket.TWO_WEEKS);
        released = post(Instant.parse("2026-11-17T17:00:00Z"));
        var first = story.request(released, market().northern(), market().north(), 6, ExampleMarket.TWO_WEEKS);
        var second = story.request(released, market().southern(), market().south(), 2, ExampleMarket.TWO_WEEKS);
        story.release(
                released,
                ExampleMarket.TWO_WEEKS.stream()
                        .map(week -> new FreePlaces(week, 4))
                        .toList(),
                List.of(
                        new RequestOutcome(
                                first, 6, ExampleMarket.TWO_WEEKS, 8, 9, 6, 3, 3, Why.SHARE, Optional.empty()),
                        new RequestOutcome(
                                second, 2, ExampleMarket.TWO_WEEKS, 2, 3, 2, 1, 1, Why.SHARE, Optional.empty())));
        caughtUp();
    }

    private OfferId post(Instant at) {
        return market().story()
                .offer(
                        market().trust(),
                        market().ward(),
                        Story.terms(Story.ADULT, 4, Story.MONDAY, 2)
                                .released(Optional.of(new ReleaseTerms(at, TieBreak.PROPORTIONAL))));
    }

    private BodyContentSpec json(String user, String path, Object... variables) {
        return as(user).get()
                .uri(path, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String text(String user, String path, Object... variables) {
        String body = as(user).get()
                .uri(path, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }

    @Test
    void before_its_release_an_offer_has_nothing_free_and_everybody_sees_how_much_is_asked() {
        json("south", "/api/offers/{offer}", awaited)
                .jsonPath("$.freeWhole")
                .isEqualTo(0)
                .jsonPath("$.weeks[0].bound")
                .isEqualTo("NOT_RELEASED")
                .jsonPath("$.release.state")
                .isEqualTo("ANNOUNCED")
                .jsonPath("$.release.requests")
                .isEqualTo(2);
        json("operator", "/api/offers/{offer}/release", awaited)
                .jsonPath("$.placesRequested")
                .isEqualTo(8)
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void before_the_release_a_university_sees_its_own_request_alone_and_the_provider_and_the_region_all() {
        json("north", "/api/offers/{offer}/release", awaited)
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].cohort")
                .isEqualTo(market().northern().value());
        for (String user : List.of("trust", "region")) {
            json(user, "/api/offers/{offer}/release", awaited)
                    .jsonPath("$.items.length()")
                    .isEqualTo(2)
                    .jsonPath("$.items[1].universityName")
                    .isEqualTo("South Example University")
                    .jsonPath("$.items[0].cohort")
                    .doesNotExist();
        }
        json("hospice", "/api/offers/{offer}/release", awaited)
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void the_seed_is_shown_to_nobody_before_the_release() {
        for (String user : market().accounts().keySet()) {
            for (String path : List.of("", "/release", "/history")) {
                assertThat(text(user, "/api/offers/{offer}" + path, awaited))
                        .doesNotContain(Story.SEED)
                        .doesNotContain("sealed");
            }
        }
    }

    @Test
    void after_the_release_everybody_sees_all_figures_but_not_whose_they_are() {
        for (String user : List.of("south", "operator", "hospice")) {
            json(user, "/api/offers/{offer}/release", released)
                    .jsonPath("$.seed")
                    .isEqualTo(Story.SEED)
                    .jsonPath("$.free[1].places")
                    .isEqualTo(4)
                    .jsonPath("$.items.length()")
                    .isEqualTo(2)
                    .jsonPath("$.items[0].outcome.granted")
                    .isEqualTo(3)
                    .jsonPath("$.items[0].outcome.told")
                    .isEqualTo("Its share by need.")
                    .jsonPath("$.items[0].university")
                    .doesNotExist()
                    .jsonPath("$.items[0].programme")
                    .doesNotExist();
        }
    }

    @Test
    void a_university_finds_its_requests_and_what_it_can_still_ask_for() {
        json("south", "/api/requests")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].offer")
                .isEqualTo(awaited.value());
        json("south", "/api/requests?release=resolved&cohort={cohort}", market().southern())
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].outcome.granted")
                .isEqualTo(1);
        json("north", "/api/requests?cohort={cohort}", market().southern())
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        json("trust", "/api/requests").jsonPath("$.items.length()").isEqualTo(4);
        OfferId another = post(Instant.parse("2026-11-19T17:00:00Z"));
        caughtUp();
        json("north", "/api/cohorts/{cohort}/coming", market().northern())
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].offer")
                .isEqualTo(another.value())
                .jsonPath("$.items[0].fitsWeeks[0]")
                .isEqualTo("2026-W48/2026-W49");
    }

    @Test
    void whoever_has_no_side_has_no_requests_and_a_cohort_is_its_universitys() {
        for (String user : List.of("region", "operator")) {
            as(user).get().uri("/api/requests").exchange().expectStatus().isForbidden();
        }
        as("south")
                .get()
                .uri("/api/cohorts/{cohort}/coming", market().northern())
                .exchange()
                .expectStatus()
                .isForbidden();
        as("region")
                .get()
                .uri("/api/offers/{offer}/release", market().wardOffer())
                .exchange()
                .expectStatus()
                .isNotFound();
        as("region")
                .get()
                .uri("/api/offers/{offer}/release?colour=red", released)
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void the_history_tells_of_the_release_and_of_requests_one_may_know_of() {
        assertThat(text("north", "/api/offers/{offer}/history", released))
                .contains("It is released on Tue 17 Nov 2026, 17:00")
                .contains("North Example University requested 6 places")
                .doesNotContain("South Example University requested")
                .contains("2 requests resolved: 4 places granted.");
    }

    @Test
    void the_pages_show_the_release_the_requests_and_what_came_of_them() {
        assertThat(text("north", "/offers/{offer}", awaited))
                .contains("It is released on <strong>Fri 20 Nov 2026, 17:00</strong>")
                .contains("2 requests for 8 places")
                .contains("Take back")
                .doesNotContain("Hold places</h2>");
        assertThat(text("south", "/offers/{offer}", released))
                .contains("Another university")
                .contains(Story.SEED)
                .contains("Its share by need.");
        assertThat(text("north", "/my-cohorts/{cohort}", market().northern()))
                .contains("Requested</h2>")
                .contains("Resolved on Fri 20 Nov 2026, 17:00.");
        assertThat(text("region", "/offers")).contains("Opens Fri 20 Nov 2026, 17:00");
    }
}
