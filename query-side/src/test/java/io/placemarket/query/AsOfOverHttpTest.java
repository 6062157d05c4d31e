package io.placemarket.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.AreaId;
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

@TestPropertySource(properties = "test.market=as-of")
class AsOfOverHttpTest extends OverHttp {
    private static final String NOON = "2026-11-18T12:00:00Z";

    private long before;
    private OfferId clinicOffer;
    private AreaId clinic;

    @BeforeAll
    void somethingHappens() {
        Story story = market().story();
        before = story.position();
        clinic = story.area(market().trust, 4);
        clinicOffer = story.offer(market().trust, clinic, Story.terms(Story.PHYSIO, 4, Story.MONDAY, 2));
    }

    private String late() {
        return "atLeast=" + market().story().position();
    }

    private BodyContentSpec ok(String user, String path) {
        return as(user).get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void the_board_of_a_past_position_shows_what_was_offered_then() {
        String address = "/api/board?from=2026-W48&weeks=1&profession=PHYSIOTHERAPY&" + late();
        ok("region", address)
                .jsonPath("$.total[0].offered")
                .isEqualTo(4)
                .jsonPath("$.asOf")
                .doesNotExist();
        ok("region", address + "&asOf=" + before)
                .jsonPath("$.total[0].offered")
                .isEqualTo(0)
                .jsonPath("$.position")
                .isEqualTo(before)
                .jsonPath("$.asOf")
                .isEqualTo(NOON)
                .jsonPath("$.compared")
                .doesNotExist();
    }

    @Test
    void an_instant_counts_what_was_written_by_then_and_the_board_begins_with_its_week() {
        ok("region", "/api/board?" + late() + "&asOf=" + NOON)
                .jsonPath("$.position")
                .isEqualTo(market().story().position())
                .jsonPath("$.weeks[0]")
                .isEqualTo("2026-W47");
    }

    @Test
    void two_moments_compared_name_every_cell_that_differs_as_it_was_and_as_it_is() {
        ok("region", "/api/board?from=2026-W48&weeks=3&" + late() + "&compareWith=" + before)
                .jsonPath("$.compared.position")
                .isEqualTo(before)
                .jsonPath("$.compared.cells.length()")
                .isEqualTo(2)
                .jsonPath("$.compared.cells[0].row")
                .isEqualTo("PHYSIOTHERAPY")
                .jsonPath("$.compared.cells[0].week")
                .isEqualTo("2026-W48")
                .jsonPath("$.compared.cells[0].was.offered")
                .isEqualTo(0)
                .jsonPath("$.compared.cells[0].is.offered")
                .isEqualTo(4)
                .jsonPath("$.compared.total.length()")
                .isEqualTo(2);
        ok("region", "/api/board?asOf=" + before + "&compareWith=" + before + "&" + late())
                .jsonPath("$.compared.cells")
                .isEqualTo(List.of());
    }

    @Test
    void a_cell_compared_says_what_made_the_difference() {
        String cell =
                "/board/cell?from=2026-W48&row=PHYSIOTHERAPY&column=2026-W48&" + late() + "&compareWith=" + before;
        ok("region", "/api" + cell)
                .jsonPath("$.value")
                .isEqualTo(4)
                .jsonPath("$.compared.position")
                .isEqualTo(before)
                .jsonPath("$.compared.sentence")
                .isEqualTo("Free: 4, and 0 at the other moment: 4 more. 1 area made the difference.")
                .jsonPath("$.compared.items[0].id")
                .isEqualTo(clinic.value())
                .jsonPath("$.compared.items[0].was")
                .isEqualTo(0)
                .jsonPath("$.compared.items[0].is")
                .isEqualTo(4);
        assertThat(page("region", cell))
                .contains("What made the difference", "4 more. Offered 4 (was 0), safe at once 4 (was 0).")
                .contains("/board?from=2026-W48")
                .contains("compareWith=" + before);
        assertThat(page("region", "/board?day=2026-11-23&weeks=1&compareWith=" + before + "&" + late()))
                .contains("/board/cell?from=2026-W48&amp;weeks=1&amp;rows=profession&amp;columns=week&amp;compareWith="
                        + before);
        as("region")
                .get()
                .uri("/api" + cell)
                .accept(new MediaType("text", "csv"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.accepted")
                .value(String.class, text -> assertThat(text).contains("a file is of one moment"));
    }

    @Test
    void an_offer_and_an_area_are_not_there_before_they_were_posted() {
        for (String path : List.of("/api/offers/" + clinicOffer, "/api/placement-areas/" + clinic)) {
            ok("trust", path + "?" + late());
            as("trust")
                    .get()
                    .uri(path + "?asOf=" + before + "&" + late())
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        ok("trust", "/api/offers?q=physiotherapy&" + late())
                .jsonPath("$.items[*].offer")
                .isEqualTo(clinicOffer.value());
        ok("trust", "/api/offers?q=physiotherapy&asOf=" + before + "&" + late())
                .jsonPath("$.items")
                .isEqualTo(List.of());
        ok("trust", "/api/placement-areas?mine=true&asOf=" + before + "&" + late())
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void a_page_of_the_past_is_followed_by_a_page_of_the_same_moment() {
        String[] next = new String[1];
        String search = "/api/placement-areas?limit=1&asOf=" + before + "&" + late();
        ok("trust", search).jsonPath("$.next").value(String.class, cursor -> next[0] = cursor);
        ok("trust", search + "&cursor=" + next[0]).jsonPath("$.items[0].name").isEqualTo("Ward 7");
        as("trust")
                .get()
                .uri("/api/placement-areas?limit=1&cursor=" + next[0])
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/board?asOf=0                              | asOf        | a position from 1 to
        /api/board?asOf=999999                         | asOf        | a position from 1 to
        /api/board?asOf=yesterday                      | asOf        | a position of the log
        /api/board?asOf=2026-11-18                     | asOf        | a position of the log
        /api/board?asOf=2026-11-18T12:00:01Z           | asOf        | a position from 1 to
        /api/board?asOf=2020-01-01T00:00:00Z           | asOf        | until now
        /api/board?compareWith=2020-01-01T00:00:00Z    | compareWith | until now
        /api/board/cell?compareWith=2099-01-01T00:00:00Z | compareWith | until now
        /api/board/cell?compareWith=soon               | compareWith | a position of the log
        /api/board?asOf=1&asOf=2                       | asOf        | one value
        /api/offers?asOf=999999                        | asOf        | a position from 1 to
        /api/placement-areas?asOf=2099-01-01T00:00:00Z | asOf        | until now
        /api/board/stream?asOf=5                       | asOf        | nothing: a stream shows the board as it is
        /api/board/stream?compareWith=5                | compareWith | nothing: a stream shows the board as it is
        /api/organisations?asOf=5                      | asOf        | one of the parameters
        """)
    void a_moment_the_log_does_not_reach_is_refused_with_what_it_reaches(String path, String field, String accepted) {
        as("region")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-value")
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.accepted")
                .value(String.class, text -> assertThat(text).contains(accepted));
    }

    @Test
    void the_past_keeps_the_same_secrets_as_the_present() {
        String path = "/api/offers/" + market().wardOffer + "?asOf=" + before + "&" + late();
        assertThat(text("south", path))
                .contains(market().southernStudents.getFirst().value(), "S-7001")
                .doesNotContain(market().northernStudents.getFirst().value(), "N-0001");
        assertThat(text("region", path))
                .doesNotContain(market().southernStudents.getFirst().value())
                .contains(market().northernHold.value());
        String area = "/api/placement-areas/" + market().ward + "?asOf=" + before + "&" + late();
        assertThat(text("region", area)).contains("two are ill");
        assertThat(text("north", area)).doesNotContain("two are ill");
    }

    private String text(String user, String path) {
        return Objects.requireNonNull(as(user).get()
                .uri(path)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void the_weeks_of_an_area_begin_with_the_week_it_was() {
        ok("trust", "/api/placement-areas/" + market().ward + "?asOf=" + before + "&" + late())
                .jsonPath("$.weeks[0].week")
                .isEqualTo(Week.of(Story.MONDAY).plus(-1).toString());
    }

    private String page(String user, String path) {
        return Objects.requireNonNull(as(user).get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void the_board_page_of_the_past_says_replay_and_leads_to_its_neighbours_and_to_now() {
        String board = page("region", "/board?asOf=" + before + "&" + late());
        assertThat(board)
                .contains("Replay", "position " + before, "Previous change", "Next change", "Back to now")
                .contains("asOf=" + (before + 1) + "\"")
                .contains("/board/cell?from=2026-W47&amp;weeks=12&amp;rows=profession&amp;columns=week&amp;asOf="
                        + before)
                .doesNotContain("data-stream", "Physiotherapy</th>");
        assertThat(page("region", "/board?" + late()))
                .contains("data-stream", "Physiotherapy</th>")
                .doesNotContain("Replay");
    }

    @Test
    void a_form_asks_for_a_date_and_time_of_the_united_kingdom() {
        assertThat(page("region", "/board?moment=2026-11-18T12:00&" + late()))
                .contains("Replay", "value=\"2026-11-18T12:00:00\"");
        as("region")
                .get()
                .uri("/board?moment=tomorrow")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void a_cell_that_differs_says_what_it_was() {
        assertThat(page("region", "/board?day=2026-11-23&weeks=4&compareWith=" + before + "&" + late()))
                .contains("pm-differs", "was 0 | 0", "4 cells differ. Each of them says what it was.");
        assertThat(page(
                        "region",
                        "/board?weeks=4&asOf=" + before + "&" + late() + "&compareWith="
                                + market().story().position()))
                .contains("Physiotherapy</th>", "was 0 | 4");
    }

    @Test
    void nothing_can_be_done_in_the_past() {
        String offer = page("trust", "/offers/" + market().wardOffer + "?asOf=" + before + "&" + late());
        assertThat(offer).contains("Nothing can be changed here", "Back to now");
        for (String button :
                List.of("data-open=\"withdraw-offer\"", "data-open=\"withdraw-allocation\"", "/acceptance")) {
            assertThat(page("trust", "/offers/" + market().wardOffer + "?" + late()))
                    .contains(button);
            assertThat(offer).doesNotContain(button);
        }
        assertThat(page("trust", "/areas/" + market().ward + "?" + late()))
                .contains("Lower what is safe now", "name=\"professions.NUR-ADULT\"", "No limit by profession");
        assertThat(page("trust", "/areas/" + market().ward + "?asOf=" + before + "&" + late()))
                .contains("Replay")
                .doesNotContain("Lower what is safe now", "Post places here");
        assertThat(page("north", "/offers?asOf=" + before + "&" + late()))
                .contains("/offers/" + market().wardOffer + "?asOf=" + before)
                .doesNotContain(clinicOffer.value());
    }
}
