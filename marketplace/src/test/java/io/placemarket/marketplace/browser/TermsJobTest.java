package io.placemarket.marketplace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.placemarket.kernel.calendar.Week;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an area and its offers promise, on the pages alone: audit, appetite, every Wednesday, amended, withdrawn in part, a hub. */
class TermsJobTest extends BrowserTest {
    private String area = "";

    @Override
    void prepare(RunningMarket market) {
        market.provider("Example Practice (fictional)", "practice");
        market.provider("Example Training Hub (fictional)", "hub");
        market.university("Example University (fictional)", "tutor");
        area = market.area("practice", "Clinic", 2);
    }

    @Test
    void a_practice_has_its_audit_renewed_and_says_what_it_would_take() {
        Page page = signedIn("practice");
        page.navigate("/areas/" + area);
        Locator audit = page.locator("section", new Page.LocatorOptions().setHasText("Educational audit"));
        audit.getByText("Renew, change or end it").click();
        audit.locator("#renewed-maximum").fill("5");
        press(audit, "Renew");
        assertSaid(page, "Saved.");
        assertThat(page.locator("main")).containsText("5 students at once");

        Locator appetite = page.locator("section", new Page.LocatorOptions().setHasText("Appetite for students"));
        appetite.getByText("Say what you would take").click();
        appetite.locator("#appetite-profession").selectOption("PHYSIOTHERAPY");
        appetite.locator("#appetite-answer").selectOption("MAYBE");
        appetite.locator("#appetite-first")
                .fill(market().thisWeek().plus(4).monday().toString());
        appetite.locator("#appetite-last")
                .fill(market().thisWeek().plus(16).monday().toString());
        press(appetite, "Save");
        assertSaid(page, "Saved.");
        assertThat(page.locator("main")).containsText("Physiotherapy");
        assertThat(page.locator("main")).containsText("Maybe");

        Page tutor = signedIn("tutor");
        tutor.navigate("/appetite");
        assertThat(row(tutor, "Clinic")).containsText("Maybe");
    }

    @Test
    void a_practice_offers_wednesdays_amends_them_and_withdraws_a_week() {
        Week first = market().thisWeek().plus(2);
        Page page = signedIn("practice");
        page.navigate("/offers/new");
        page.getByLabel("Profession").selectOption("NUR-ADULT");
        page.getByLabel("Learners").selectOption("YEAR_2");
        page.getByLabel("First day").fill(first.monday().toString());
        page.getByLabel("Last day").fill(first.plus(3).monday().plusDays(4).toString());
        page.getByLabel("Places").fill("1");
        page.getByText("More about these places").click();
        page.getByLabel("Wednesday").check();
        press(page, "Post");
        assertSaid(page, "Posted.");
        assertThat(page.locator("main")).containsText("Every Wednesday");

        page.getByText("Amend it").click();
        assertThat(page.getByLabel("Wednesday")).isChecked();
        page.locator("#places").fill("2");
        page.locator("#confirm").fill("3");
        press(page, "Check first");
        assertThat(page.locator("form .pm-done")).containsText("Nothing has changed yet.");
        assertThat(page).hasURL(Pattern.compile(".*/amend$"));
        press(page, "Save");
        assertSaid(page, "Saved.");
        assertThat(page.locator("main")).containsText("Within 3 working days");

        Locator part = page.locator("section", new Page.LocatorOptions().setHasText("Withdraw a part of it"));
        part.locator("#part-weeks-first").selectOption(first.plus(1).toString());
        part.locator("#part-weeks-last").selectOption(first.plus(1).toString());
        press(part, "Check first");
        assertThat(part.locator(".pm-done")).containsText("Nothing has changed yet.");
        part.locator("#part-places").fill("2");
        press(part, "Check first");
        assertThat(part.locator(".nhsuk-error-summary")).containsText("a whole number from 0 to 1");
        assertThat(part.locator(".pm-done")).hasCount(0);
        part.locator("#part-places").fill("");
        press(part, "Withdraw this part");
        assertSaid(page, "Saved.");
        assertThat(page.locator("main")).containsText("Withdrawn in part: 0 places left");
    }

    @Test
    void a_practice_posts_alternatives_for_several_professions_in_some_weeks() {
        Week first = market().thisWeek().plus(2);
        Page page = signedIn("practice");
        page.navigate("/offers/new");
        page.getByText("For several professions, as alternatives").click();
        press(page, "Post");
        assertThat(page.locator(".nhsuk-error-summary")).containsText("a list of 2 to 8 professions");
        page.getByLabel("Adult nursing").check();
        page.getByLabel("Physiotherapy").check();
        page.getByLabel("Learners").selectOption("YEAR_2");
        page.getByLabel("First day").fill(first.monday().toString());
        page.getByLabel("Last day").fill(first.plus(3).monday().plusDays(4).toString());
        page.locator("#places").fill("0");
        press(page, "Post");
        assertThat(page.locator("#places")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".nhsuk-error-summary")).containsText("a whole number from 1 to 500");
        page.locator("#places").fill("1");
        page.getByText("More about these places").click();
        page.getByLabel("Weeks, if not all").fill(first.plus(9).toString());
        press(page, "Post");
        assertThat(page.locator("#weeks")).hasAttribute("aria-invalid", "true");
        page.getByLabel("Weeks, if not all").fill(first + ", " + first.plus(2) + "/" + first.plus(3));
        press(page, "Post");
        assertSaid(page, "Posted: 2 offers, alternatives for the same places.");
        assertThat(page.locator("main")).containsText("Physiotherapy");
    }

    @Test
    void a_practice_posts_again_what_it_withdrew() {
        String offer = market().offer("practice", area, 1, 0);
        market().post("practice", "/api/offers/" + offer + "/withdrawal", """
                {"reason": {"code": "STAFF_SHORTAGE"}}""");
        Week first = market().thisWeek().plus(2);
        Page page = signedIn("practice");
        page.navigate("/offers/" + offer);
        page.getByText("Post it again").click();
        assertThat(page.locator("main")).containsText("Posted again for an offer that was withdrawn.");
        page.getByLabel("Profession").selectOption("NUR-ADULT");
        page.getByLabel("Learners").selectOption("YEAR_2");
        page.getByLabel("First day").fill(first.monday().toString());
        page.getByLabel("Last day").fill(first.plus(3).monday().plusDays(4).toString());
        page.locator("#places").fill("1");
        press(page, "Post");
        assertSaid(page, "Posted.");
        assertThat(page.locator("main")).containsText("Posted again for");
        page.getByText("an offer that was withdrawn").click();
        assertThat(page).hasURL(Pattern.compile(".*/offers/" + offer + "$"));
    }

    @Test
    void a_practice_lets_a_hub_act_and_the_hub_finds_its_area() {
        Page practice = signedIn("practice");
        practice.navigate("/networks");
        practice.locator("#join-hub").selectOption(new SelectOption().setLabel("Example Training Hub (fictional)"));
        practice.locator("#join-from").fill(market().thisWeek().monday().toString());
        practice.locator("#join-to").fill(market().thisWeek().plus(52).monday().toString());
        press(practice.locator("section").first(), "Save");
        assertSaid(practice, "Saved.");
        assertThat(practice.locator("main")).containsText("Example Training Hub");

        Page hub = signedIn("hub");
        hub.navigate("/networks");
        hub.getByText("Clinic").click();
        assertThat(hub.locator("main")).containsText("Post places here");
    }

    @Test
    void a_practice_subscribes_to_who_is_coming() {
        Page page = signedIn("practice");
        page.navigate("/areas/" + area);
        press(page, "Make a link");
        assertSaid(page, "Copy the link now");
        String said = page.locator(".pm-done").textContent();
        String link = said.substring(said.indexOf("http")).strip();
        assertThat(page.request().get(link)).isOK();
        press(page, "Revoke the link");
        assertSaid(page, "The link leads nowhere now.");
        assertThat(page.request().get(link)).not().isOK();
    }

    @Test
    void an_alert_shows_on_every_open_page_of_its_user() {
        Page open = signedIn("hub");
        open.navigate("/alerts");
        assertThat(open.locator("main")).containsText("You have no alert.");
        Page page = signedIn("hub");
        page.navigate("/alerts");
        page.getByLabel("Number").fill("3");
        page.getByLabel("Profession").selectOption("MIDWIFERY");
        press(page, "Set");
        assertSaid(page, "The alert is set.");
        assertThat(row(page, "Fewer than 3 places free (Midwifery)")).containsText("Raised");
        assertThat(row(open, "Fewer than 3 places free (Midwifery)")).containsText("Raised");
        page.getByLabel("Hear of").selectOption("stillToPlaceAbove");
        page.getByLabel("Number").fill("10");
        page.getByLabel("Sector").selectOption("PRIVATE");
        press(page, "Set");
        assertThat(page.locator("[role=alert]")).containsText("learner levels alone");
        page.getByLabel("Sector").selectOption("");
        press(page, "Set");
        assertSaid(page, "The alert is set.");
        assertThat(row(open, "More than 10 students still to place")).isVisible();
        row(page, "More than 10").getByRole(AriaRole.BUTTON).click();
        press(page.locator("dialog"), "Remove");
        assertSaid(page, "The alert is removed.");
        row(page, "Midwifery").getByRole(AriaRole.BUTTON).click();
        press(page.locator("dialog"), "Remove");
        assertSaid(page, "The alert is removed.");
        assertThat(open.locator("main")).containsText("You have no alert.");
    }
}
