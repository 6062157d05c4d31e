package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLifted;
import io.placemarket.kernel.area.PlacementAreaEvent.SafeCapacityLowered;
import io.placemarket.kernel.booking.HoldEvent.HoldLapsed;
import io.placemarket.kernel.booking.Reason;
import io.placemarket.kernel.booking.ReasonCode;
import io.placemarket.kernel.calendar.WeekSet;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.id.HoldId;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.query.market.Story;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

@TestPropertySource(properties = "test.market=changes")
class ChangesOverHttpTest extends OverHttp {
    private long before;
    private AreaId clinic;
    private OfferId offer;

    @BeforeAll
    void aDayPasses() {
        Story story = market().story();
        before = story.position();
        clinic = story.area(market().trust, 4);
        offer = story.offer(market().trust, clinic, Story.terms(Story.PHYSIO, 4, Story.MONDAY, 2));
        WeekSet week = WeekSet.of(ExampleMarket.TWO_WEEKS.first());
        story.tell(new SafeCapacityLowered(clinic, week, 1, new Reason(ReasonCode.STAFF_SICKNESS, "the lead is away")));
        story.tell(new SafeCapacityLifted(clinic, week));
        story.cohort(market().north, Story.PHYSIO, 6, ExampleMarket.TWO_WEEKS);
        story.hold(offer, market().northern, market().north, 2, ExampleMarket.TWO_WEEKS);
        HoldId lapsing = story.hold(offer, market().northern, market().north, 1, week);
        story.free(lapsing, 1, week, new HoldLapsed(lapsing));
        story.withdraw(offer);
    }

    private String path(String more) {
        return "/api/changes?since=" + before + "&atLeast=" + market().story().position() + more;
    }

    private BodyContentSpec ok(String user, String path) {
        return as(user).get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void every_change_is_told_once_with_what_it_is_about() {
        ok("region", path(""))
                .jsonPath("$.since.position")
                .isEqualTo(before)
                .jsonPath("$.until.position")
                .isEqualTo(market().story().position())
                .jsonPath("$.items[*].kind")
                .isEqualTo(List.of(
                        "AREA_REGISTERED",
                        "OFFER_POSTED",
                        "SAFE_LOWERED",
                        "SAFE_LIFTED",
                        "BOOKINGS",
                        "OFFER_WITHDRAWN",
                        "DEMAND"))
                .jsonPath("$.items[1].offer")
                .isEqualTo(offer.value())
                .jsonPath("$.items[1].area")
                .isEqualTo(clinic.value())
                .jsonPath("$.items[1].what")
                .isEqualTo("4 places for Physiotherapy posted, Mon 23 Nov 2026 to Fri 4 Dec 2026.")
                .jsonPath("$.items[4].what")
                .isEqualTo("5 student-weeks booked, 1 student-week given back (Physiotherapy).")
                .jsonPath("$.items[5].what")
                .isEqualTo("Withdrawn: Ward or service closed or moved.")
                .jsonPath("$.items[6].what")
                .isEqualTo("Physiotherapy: 1 cohort announced, 12 student-weeks to place.");
    }

    @Test
    void the_cells_that_differ_are_those_of_the_two_boards() {
        ok("region", path(""))
                .jsonPath("$.cells[?(@.row=='PHYSIOTHERAPY' && @.week=='2026-W48')].is.stillToPlace")
                .isEqualTo(6)
                .jsonPath("$.cells[?(@.row=='PHYSIOTHERAPY' && @.week=='2026-W48')].was.stillToPlace")
                .isEqualTo(0);
        ok(
                        "region",
                        "/api/changes?since=" + before + "&until=" + before + "&atLeast="
                                + market().story().position())
                .jsonPath("$.items")
                .isEqualTo(List.of())
                .jsonPath("$.cells")
                .isEqualTo(List.of());
    }

    @Test
    void without_moments_it_is_the_last_day_or_as_much_of_it_as_the_log_has() {
        ok(
                        "region",
                        "/api/changes?kind=offer_withdrawn&atLeast="
                                + market().story().position())
                .jsonPath("$.since.position")
                .isEqualTo(0)
                .jsonPath("$.items.length()")
                .isEqualTo(2);
    }

    @Test
    void why_fewer_were_safe_is_told_to_the_provider_and_the_region_only() {
        for (String user : List.of("trust", "region")) {
            assertThat(text(user, path(""), MediaType.APPLICATION_JSON)).contains("the lead is away");
        }
        for (String user : List.of("north", "south", "hospice", "operator")) {
            assertThat(text(user, path(""), MediaType.APPLICATION_JSON))
                    .contains("Safe now lowered to 1")
                    .doesNotContain("the lead is away");
        }
    }

    @Test
    void a_page_follows_a_page() {
        String[] next = new String[1];
        ok("region", path("&limit=4"))
                .jsonPath("$.items.length()")
                .isEqualTo(4)
                .jsonPath("$.next")
                .value(String.class, cursor -> next[0] = cursor);
        ok("region", path("&limit=4&cursor=" + next[0]))
                .jsonPath("$.items[0].kind")
                .isEqualTo("BOOKINGS")
                .jsonPath("$.next")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            since=999999                    | since
            since=yesterday                 | since
            until=2099-01-01T00:00:00Z      | until
            since=20&until=10               | since
            since=2020-01-01T00:00:00Z      | since
            kind=RUMOUR                     | kind
            colour=red                      | colour
            """)
    void moments_that_cannot_be_are_refused(String parameters, String field) {
        as("region")
                .get()
                .uri("/api/changes?" + parameters)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo(field);
    }

    @Test
    void on_the_page_every_line_leads_to_what_it_is_about() {
        String page = text(
                "region",
                "/board/changes?since=" + before + "&atLeast="
                        + market().story().position(),
                MediaType.TEXT_HTML);
        assertThat(page)
                .contains("/offers/" + offer, "/areas/" + clinic, "/board?profession=PHYSIOTHERAPY", "the lead is away")
                .contains("/board?compareWith=" + before)
                .contains("profession=PHYSIOTHERAPY", "5 student-weeks booked");
        assertThat(text("region", "/board", MediaType.TEXT_HTML)).contains("href=\"/board/changes\"");
    }

    private String text(String user, String path, MediaType type) {
        return Objects.requireNonNull(as(user).get()
                .uri(path)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
