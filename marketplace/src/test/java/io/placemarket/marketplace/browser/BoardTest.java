package io.placemarket.marketplace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.placemarket.kernel.calendar.Week;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The capacity board in a browser: live, honest about its state, and readable without luxury. */
class BoardTest extends BrowserTest {
    /** Milliseconds: longer than the numbers are trusted, and than any wait between two tries. */
    private static final long TOO_LONG_AWAY = 50_000;

    /** Milliseconds: longer than the longest wait between two tries. */
    private static final double RESTART = 40_000;

    private String area = "";
    private String cohort = "";

    @Override
    void prepare(RunningMarket market) {
        market.provider("Example Hospice (fictional)", "hospice");
        market.university("Example University (fictional)", "tutor");
        area = market.area("hospice", "Ward 1", 400);
        market.offer("hospice", area, 8, 0);
        cohort = market.cohort("tutor", "BSc Adult Nursing", 20);
    }

    private static Locator cell(Page page, Week week) {
        return page.locator("tr[data-row='NUR-ADULT'] td[data-column='" + week + "']");
    }

    private static int free(Page page, Week week) {
        return Integer.parseInt(cell(page, week).locator("[data-second]").textContent());
    }

    private Week week() {
        return market().thisWeek().plus(2);
    }

    private static void assertState(Page page, String word) {
        assertThat(page.locator(".pm-state__word")).hasText(word);
    }

    @Test
    void a_region_sees_the_numbers_move_while_others_work() {
        Page page = signedIn("region");
        page.navigate("/board");
        assertState(page, "Live");
        int before = free(page, week());
        int still = Integer.parseInt(cell(page, week()).locator("[data-first]").textContent());

        String offer = market().offer("hospice", area, 5, 0);
        assertThat(cell(page, week()).locator("[data-second]")).hasText(String.valueOf(before + 5));

        market().post("tutor", "/api/offers/" + offer + "/holds", """
                {"cohort": "%s", "places": 2}""".formatted(cohort));
        assertThat(cell(page, week()).locator("[data-second]")).hasText(String.valueOf(before + 3));
        assertThat(cell(page, week()).locator("[data-first]")).hasText(String.valueOf(still - 2));
        page.reload();
        assertThat(cell(page, week()).locator("[data-second]")).hasText(String.valueOf(before + 3));
    }

    @Test
    void a_row_that_was_not_there_appears() {
        Page page = signedIn("region");
        page.navigate("/board");
        assertState(page, "Live");
        assertThat(page.locator("tr[data-row='PODIATRY']")).hasCount(0);
        Week first = week();
        market().post("hospice", "/api/placement-areas/" + area + "/offers", """
                {"profession": "PODIATRY", "level": "ANY", "firstDay": "%s", "lastDay": "%s", "places": 3}""".formatted(
                        first.monday(), first.sunday()));
        Locator row = page.locator("tr[data-row='PODIATRY']");
        assertThat(row.getByRole(AriaRole.ROWHEADER)).hasText("Podiatry");
        assertThat(row.locator("td[data-column='" + first + "'] [data-second]")).hasText("3");
        row.locator("td[data-column='" + first + "'] a").click();
        assertThat(page).hasURL(Pattern.compile("/board/cell\\?.*row=PODIATRY"));
        assertThat(page.locator("h1")).containsText("Podiatry, week of");
        assertThat(page.locator("#behind")).hasText("What is behind 3 free");
    }

    @Test
    void a_paused_board_stands_still_and_catches_up_when_it_goes_on() {
        Page page = signedIn("region");
        page.navigate("/board");
        assertState(page, "Live");
        int before = free(page, week());
        press(page, "Pause");
        assertState(page, "Paused");
        market().offer("hospice", area, 4, 0);
        Assertions.assertEquals(before, free(page, week()));
        press(page, "Go on");
        assertState(page, "Live");
        assertThat(cell(page, week()).locator("[data-second]")).hasText(String.valueOf(before + 4));
    }

    @Test
    void a_board_that_nobody_saw_is_not_called_live_before_its_numbers_have_come() {
        Page page = signedIn("region");
        page.navigate("/board");
        assertState(page, "Live");
        List<Route> held = new ArrayList<>();
        page.route("**/api/board/stream**", held::add);
        show(page, false);
        assertState(page, "Reconnecting");
        show(page, true);
        page.waitForCondition(() -> !held.isEmpty());
        assertState(page, "Reconnecting");
        page.unroute("**/api/board/stream**");
        held.forEach(Route::resume);
        assertState(page, "Live");
    }

    /** As though another tab were in front of it. */
    private static void show(Page page, boolean seen) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                !seen);
    }

    @Test
    void what_has_gone_while_nobody_looked_is_nothing_and_not_what_it_was() {
        Week first = week();
        String offer = market().post("hospice", "/api/placement-areas/" + area + "/offers", """
                        {"profession": "DIETETICS", "level": "ANY", "firstDay": "%s", "lastDay": "%s", "places": 3}""".formatted(
                                first.monday(), first.sunday()))
                .path("offer")
                .asString();
        Page page = signedIn("region");
        page.navigate("/board");
        assertState(page, "Live");
        Locator gone = page.locator("tr[data-row='DIETETICS'] td[data-column='" + first + "']");
        assertThat(gone.locator("[data-second]")).hasText("3");
        int before = free(page, first);
        press(page, "Pause");
        assertState(page, "Paused");
        market().post("hospice", "/api/offers/" + offer + "/withdrawal", """
                {"reason": {"code": "WARD_CLOSED"}}""");
        market().offer("hospice", area, 1, 0);
        press(page, "Go on");
        assertState(page, "Live");
        assertThat(cell(page, first).locator("[data-second]")).hasText(String.valueOf(before + 1));
        assertThat(gone.locator("[data-first]")).hasText("0");
        assertThat(gone.locator("[data-first-said]")).hasText("still to place,");
        assertThat(gone.locator("[data-second]")).hasText("0");
        Assertions.assertTrue(
                gone.getByRole(AriaRole.LINK).getAttribute("title").contains(", 0 offered,"));
    }

    @Test
    void what_a_plus_means_is_said_as_soon_as_there_is_one() {
        Page page = signedIn("region");
        page.navigate("/board");
        assertState(page, "Live");
        assertThat(page.getByText("at least so many")).isHidden();
        String now = page.request().get("/api/board").text();
        page.route(
                "**/api/board/stream**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("event: snapshot\ndata: "
                                + now.replaceAll("(\"free\":\\d+)", "$1,\"freeAtLeast\":true") + "\n\n")));
        page.reload();
        assertThat(cell(page, week()).locator("[data-second]")).hasText(Pattern.compile("\\d+\\+"));
        assertThat(page.getByText("at least so many")).isVisible();
        page.unroute("**/api/board/stream**");
        assertThat(page.getByText("at least so many")).isHidden();
    }

    @Test
    void a_board_that_lost_its_line_says_so_and_finds_it_again() {
        Page page = signedIn("region");
        page.route("**/api/board**", Route::abort);
        page.navigate("/board");
        assertState(page, "Reconnecting");
        int before = free(page, week());
        market().offer("hospice", area, 3, 0);
        page.unroute("**/api/board**");
        assertState(page, "Live");
        assertThat(cell(page, week()).locator("[data-second]")).hasText(String.valueOf(before + 3));
    }

    @Test
    void a_board_finds_its_server_again_after_that_was_restarted() {
        Page page = signedIn("region");
        page.navigate("/board");
        assertState(page, "Live");
        Week week = week();
        int before = free(page, week);
        market().stop();
        try {
            assertState(page, "Reconnecting");
            Assertions.assertEquals(before, free(page, week));
        } finally {
            market().startAgain();
        }
        market().offer("hospice", area, 2, 0);
        assertThat(page.locator(".pm-state__word"))
                .hasText("Live", new LocatorAssertions.HasTextOptions().setTimeout(RESTART));
        assertThat(cell(page, week).locator("[data-second]")).hasText(String.valueOf(before + 2));
    }

    @Test
    void a_board_whose_line_stays_away_calls_itself_out_of_date() {
        Page page = signedIn("region");
        page.clock().install();
        page.route("**/api/board**", Route::abort);
        page.navigate("/board");
        assertState(page, "Reconnecting");
        page.clock().runFor(TOO_LONG_AWAY);
        assertState(page, "Out of date");
        page.unroute("**/api/board**");
        page.clock().runFor(TOO_LONG_AWAY);
        assertState(page, "Live");
    }

    @Test
    void a_board_whose_session_has_ended_says_so() {
        Page page = signedIn("region");
        page.route("**/api/board/stream**", Route::abort);
        page.navigate("/board");
        assertState(page, "Reconnecting");
        page.context().clearCookies();
        assertState(page, "Signed out");
    }

    @Test
    void without_scripts_the_board_is_a_snapshot_with_working_filters() {
        Page page = signedIn("region", options().setJavaScriptEnabled(false));
        page.navigate("/board");
        assertState(page, "Snapshot");
        assertThat(cell(page, week())).not().hasText("");
        assertThat(page.locator("noscript p")).isVisible();
        page.getByLabel("Rows").selectOption("sector");
        press(page, "Show");
        assertThat(page).hasURL(Pattern.compile("rows=sector"));
        assertThat(page.locator("tr[data-row='VOLUNTARY']").getByRole(AriaRole.ROWHEADER))
                .hasText("Voluntary");
    }

    @Test
    void without_scripts_the_board_is_saved_as_a_file() throws IOException {
        Page page = signedIn("region", options().setJavaScriptEnabled(false).setAcceptDownloads(true));
        page.navigate("/board?rows=sector");
        Download file = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("This board as CSV"))
                        .click());
        Assertions.assertEquals("board.csv", file.suggestedFilename());
        List<String> lines = Files.readAllLines(file.path());
        Assertions.assertTrue(lines.getFirst().startsWith("row,label,column,"), lines.getFirst());
        Assertions.assertTrue(lines.stream().anyMatch(line -> line.startsWith("VOLUNTARY,Voluntary,")), file.url());
    }

    @Test
    void a_column_that_was_not_there_appears() {
        Page page = signedIn("region");
        page.navigate("/board?columns=mode&rows=week");
        assertState(page, "Live");
        assertThat(page.locator("th[data-column='BLENDED']")).hasCount(0);
        Week first = week();
        market().post("hospice", "/api/placement-areas/" + area + "/offers", """
                {"profession": "MIDWIFERY", "level": "ANY", "mode": "BLENDED", "firstDay": "%s", "lastDay": "%s", "places": 3}""".formatted(
                        first.monday(), first.sunday()));
        assertThat(page.locator("th[data-column='BLENDED']")).hasText("Blended");
        Locator cell = page.locator("tr[data-row='" + first + "'] td[data-column='BLENDED']");
        assertThat(cell.locator("[data-first]")).hasText("3");
        cell.getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).containsText("Blended, week of");
    }

    @Test
    void without_scripts_any_two_dimensions_and_every_figure_explained() {
        Page page = signedIn("region", options().setJavaScriptEnabled(false));
        page.navigate("/board");
        page.getByLabel("Rows").selectOption("profession");
        page.getByLabel("Columns").selectOption("sector");
        press(page, "Show");
        assertThat(page.locator("th[data-column='VOLUNTARY']")).hasText("Voluntary");
        Locator cell = page.locator("tr[data-row='NUR-ADULT'] td[data-column='VOLUNTARY']");
        String free = cell.locator("[data-first]").textContent();
        cell.getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).containsText("Adult nursing, Voluntary, 12 weeks from");
        assertThat(page.locator("tr.pm-chosen .pm-num")).hasText(free);
        assertThat(page.locator("tr.pm-chosen")).containsText("could be booked");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to the board"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Turn rows into columns"))
                .click();
        assertThat(page.locator("tr[data-row='VOLUNTARY'] td[data-column='NUR-ADULT'] [data-first]"))
                .hasText(free);
    }

    @Test
    void filters_stay_in_the_address_and_work_by_keyboard() {
        Page page = signedIn("region");
        page.navigate("/board");
        Locator summary = page.locator("details.pm-pick summary").first();
        summary.focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("profession=NUR-ADULT"));
        assertThat(page.locator("details.pm-pick summary").first()).containsText("Adult nursing");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show everything"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/board$"));
    }

    @Test
    void every_cell_is_reached_by_keyboard_and_leads_to_what_is_behind_it() {
        Page page = signedIn("region");
        page.navigate("/board?rows=icb");
        Locator link = page.locator("tr[data-row='QNC'] td[data-column='" + week() + "'] a");
        link.focus();
        assertThat(link).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/board/cell\\?.*row=QNC"));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ward 1")))
                .isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Offered"))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#behind")).containsText("offered");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Search the offers of this cell"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/offers\\?.*icb=QNC"));
    }

    @Test
    void on_a_narrow_screen_only_the_table_scrolls_sideways() {
        Page page = signedIn("region", options().setViewportSize(320, 640));
        page.navigate("/board");
        assertState(page, "Live");
        Assertions.assertEquals(320, page.evaluate("document.documentElement.scrollWidth"));
        Locator header = page.locator("tr[data-row='NUR-ADULT'] th");
        header.scrollIntoViewIfNeeded();
        page.evaluate("document.querySelector('.pm-scroll').scrollLeft = 400");
        assertThat(header).isInViewport();
    }

    @Test
    void who_wants_less_motion_gets_none() {
        Page page = signedIn("region", options().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate("/board");
        assertState(page, "Live");
        market().offer("hospice", area, 1, 0);
        Locator moved = page.locator("tr[data-row='NUR-ADULT'] td.pm-moved").first();
        assertThat(moved).isAttached();
        assertThat(moved).hasCSS("animation-name", "none");
    }
}
