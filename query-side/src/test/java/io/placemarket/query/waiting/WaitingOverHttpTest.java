package io.placemarket.query.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.PlacesFreed;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.TurnId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.waiting.WaitingEvent.TurnLapsed;
import io.placemarket.query.ExampleMarket;
import io.placemarket.query.OverHttp;
import io.placemarket.query.market.Story;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** One who waits and one whose turn it is, as each role sees them. */
@TestPropertySource(properties = "example.market=waiting") // one of its own: it tells more than others expect
class WaitingOverHttpTest extends OverHttp {
    private static final Instant UNTIL = Instant.parse("2026-11-20T17:00:00Z");

    private OfferId offer = new OfferId("000000000000-00000000");

    @BeforeAll
    void northHasATurnAndSouthWaits() {
        Story story = market().story();
        offer = story.offer(
                market().trust(), story.area(market().trust(), 2), Story.terms(Story.ADULT, 2, Story.MONDAY, 2));
        EntryId first = story.waits(offer, market().northern(), market().north(), 2, ExampleMarket.TWO_WEEKS);
        story.waits(offer, market().southern(), market().south(), 1, ExampleMarket.TWO_WEEKS);
        story.turn(first, market().northern(), 2, ExampleMarket.TWO_WEEKS, UNTIL);
        caughtUp();
    }

    private BodyContentSpec json(String user, String path, Object... variables) {
        return as(user).get()
                .uri(path, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String page(String user, String path, Object... variables) {
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
    void a_turn_takes_its_places_without_names_and_everybody_sees_how_many_wait() {
        json("south", "/api/offers/{offer}", offer)
                .jsonPath("$.freeWhole")
                .isEqualTo(0)
                .jsonPath("$.weeks[0].held")
                .doesNotExist()
                .jsonPath("$.waiting")
                .isEqualTo(1);
        json("trust", "/api/offers/{offer}", offer)
                .jsonPath("$.weeks[0].held")
                .isEqualTo(2)
                .jsonPath("$.weeks[0].allocated")
                .isEqualTo(0);
    }

    @Test
    void a_university_sees_its_own_entries_and_the_provider_all_of_its_area() {
        json("north", "/api/waiting-entries?offer={offer}", offer)
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].state")
                .isEqualTo("TURN")
                .jsonPath("$.items[0].lapsesAt")
                .isEqualTo(UNTIL.toString())
                .jsonPath("$.items[0].cohort")
                .isEqualTo(market().northern().value());
        json("trust", "/api/waiting-entries?offer={offer}", offer)
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[1].state")
                .isEqualTo("WAITING")
                .jsonPath("$.items[1].cohort")
                .doesNotExist();
        json("south", "/api/waiting-entries?state=turn&offer={offer}", offer)
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        json("hospice", "/api/waiting-entries").jsonPath("$.items.length()").isEqualTo(0);
    }

    @Test
    void whoever_has_no_side_sees_nobody_waiting() {
        for (String user : List.of("region", "operator")) {
            as(user).get().uri("/api/waiting-entries").exchange().expectStatus().isForbidden();
            assertThat(page(user, "/offers/{offer}", offer)).doesNotContain("turn until");
        }
        as("north")
                .get()
                .uri("/api/waiting-entries?state=asleep")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void the_pages_say_whose_turn_it_is_and_until_when() {
        assertThat(page("north", "/my-cohorts"))
                .contains("It is your turn</h2>")
                .contains("Your turn until Fri 20 Nov 2026, 17:00")
                .contains("Hold the places kept at");
        assertThat(page("north", "/my-cohorts/{cohort}", market().northern())).contains("Your turn until");
        assertThat(page("trust", "/offers/{offer}", offer))
                .contains("Its turn until Fri 20 Nov 2026, 17:00")
                .doesNotContain("Hold the places kept at");
        assertThat(page("south", "/offers/{offer}", offer))
                .contains("Wait no longer at")
                .contains("1 waits now.")
                .doesNotContain("turn until");
        assertThat(page("south", "/my-cohorts")).doesNotContain("It is your turn");
    }

    @Test
    void a_turn_that_lapsed_is_told_as_such_and_takes_nothing() {
        Story story = market().story();
        OfferId another = story.offer(
                market().trust(), story.area(market().trust(), 1), Story.terms(Story.ADULT, 1, Story.MONDAY, 2));
        EntryId entry = story.waits(another, market().northern(), market().north(), 1, ExampleMarket.TWO_WEEKS);
        TurnId turn = story.turn(entry, market().northern(), 1, ExampleMarket.TWO_WEEKS, UNTIL);
        story.tell(
                new TurnLapsed(WaitingListId.of(another.area()), turn),
                new PlacesFreed(another.area(), turn, 1, ExampleMarket.TWO_WEEKS));
        caughtUp();
        json("north", "/api/waiting-entries?offer={offer}", another)
                .jsonPath("$.items[0].state")
                .isEqualTo("LAPSED");
        json("north", "/api/offers/{offer}", another)
                .jsonPath("$.freeWhole")
                .isEqualTo(1)
                .jsonPath("$.waiting")
                .isEqualTo(0);
    }
}
