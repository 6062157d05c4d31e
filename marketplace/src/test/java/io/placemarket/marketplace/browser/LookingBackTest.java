package io.placemarket.marketplace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placemarket.kernel.calendar.Week;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The board as it was, in a browser: nothing of it needs scripts. */
class LookingBackTest extends BrowserTest {
    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");

    private String area = "";

    @Override
    void prepare(RunningMarket market) {
        market.provider("Example Hospice (fictional)", "hospice");
        area = market.area("hospice", "Ward 1", 400);
        market.offer("hospice", area, 8, 0);
    }

    private Locator cell(Page page) {
        Week week = market().thisWeek().plus(2);
        return page.locator("tr[data-row='NUR-ADULT'] td[data-column='" + week + "']");
    }

    private static String position(Page page) {
        Matcher found = POSITION.matcher(page.request().get("/api/board").text());
        Assertions.assertTrue(found.find());
        return found.group(1);
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    @Test
    void step_by_step_without_scripts() {
        Page page = signedIn("region", options().setJavaScriptEnabled(false));
        page.navigate("/board");
        int now = Integer.parseInt(cell(page).locator("[data-second]").textContent());
        String before = position(page);
        market().offer("hospice", area, 5, 0);
        String after = position(page);

        page.navigate("/board?asOf=" + after);
        assertThat(page.locator(".pm-state__word")).hasText("Replay");
        assertThat(cell(page).locator("[data-second]")).hasText(String.valueOf(now + 5));
        follow(page, "Previous change");
        assertThat(page.locator(".pm-state")).containsText("position " + before);
        assertThat(cell(page).locator("[data-second]")).hasText(String.valueOf(now));
        follow(page, "Next change");
        assertThat(cell(page).locator("[data-second]")).hasText(String.valueOf(now + 5));
        cell(page).getByRole(AriaRole.LINK).click();
        assertThat(page.locator(".pm-state")).containsText("Nothing can be changed here");
        follow(page, "Back to now");
        assertThat(page).hasURL(Pattern.compile("/board/cell\\?"));
        assertThat(page.locator(".pm-state")).hasCount(0);
    }

    @Test
    void two_moments_side_by_side_stand_still_and_say_what_was() {
        Page page = signedIn("region");
        page.navigate("/board");
        int now = Integer.parseInt(cell(page).locator("[data-second]").textContent());
        String before = position(page);
        market().offer("hospice", area, 3, 0);
        page.navigate("/board?compareWith=" + before);
        assertThat(page.locator("#board-compared")).containsText("differ");
        assertThat(cell(page).locator(".pm-was")).containsText("was 0 | " + now);
        assertThat(page.locator(".pm-state__word")).hasText("Snapshot");
        cell(page).getByRole(AriaRole.LINK).click();
        assertThat(page.locator("#difference + p")).containsText("1 area made the difference.");
        assertThat(page.getByRole(
                                AriaRole.REGION,
                                new Page.GetByRoleOptions().setName("Parts that are others than at the other moment"))
                        .getByRole(AriaRole.ROW))
                .containsText(new String[] {"What", "Ward 1"});
        follow(page, "Compare no longer");
        assertThat(page.locator("#difference")).hasCount(0);
    }

    @Test
    void a_day_and_a_time_lead_back_and_one_that_cannot_be_is_explained() {
        Page page = signedIn("region");
        page.navigate("/board");
        page.getByText("Look back, or compare").click();
        page.getByLabel("As it was at (UK time)").fill("2001-01-01T09:00:01");
        press(page, "Show");
        assertThat(page.locator("main")).containsText("an instant from");
    }

    @Test
    void what_changed_leads_to_the_offer_that_was_posted() {
        String offer = market().offer("hospice", area, 2, 0);
        Page page = signedIn("region", options().setJavaScriptEnabled(false));
        page.navigate("/board");
        follow(page, "What changed since yesterday");
        page.locator("a[href='/offers/" + offer + "']").click();
        assertThat(page).hasURL(Pattern.compile("/offers/" + offer));
    }
}
