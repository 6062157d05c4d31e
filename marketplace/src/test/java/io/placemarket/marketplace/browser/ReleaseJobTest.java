package io.placemarket.marketplace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placemarket.kernel.calendar.Week;
import org.junit.jupiter.api.Test;

/** Offers released later, posted, requested, changed, taken back; and lists of students that are checked first: on the pages alone. */
class ReleaseJobTest extends BrowserTest {
    @Override
    void prepare(RunningMarket market) {
        market.provider("Example Hospice (fictional)", "hospice");
        market.university("Example University (fictional)", "tutor");
        market.area("hospice", "Awaited Ward", 6);
        market.cohort("tutor", "BSc Adult Nursing", 4);
    }

    @Test
    void a_provider_posts_for_later_and_a_university_requests_changes_and_takes_back() {
        Week first = market().thisWeek().plus(2);
        Page provider = signedIn("hospice");
        provider.navigate("/offers/new");
        provider.getByLabel("Profession").selectOption("NUR-ADULT");
        provider.getByLabel("Learners").selectOption("YEAR_2");
        provider.getByLabel("First day").fill(first.monday().toString());
        provider.getByLabel("Last day").fill(first.plus(3).monday().plusDays(4).toString());
        provider.getByLabel("Places").fill("3");
        provider.getByText("More about these places").click();
        provider.getByLabel("Bookable from (UK time)").fill(first.monday().minusDays(4) + "T17:00");
        press(provider, "Post");
        assertSaid(provider, "Posted.");
        assertThat(provider.locator("main")).containsText("Until then universities request places");
        assertThat(provider.locator("main")).containsText("0 requests");

        Page tutor = signedIn("tutor");
        tutor.navigate("/my-cohorts");
        tutor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("BSc Adult Nursing"))
                .click();
        tutor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Request places at Awaited Ward"))
                .click();
        Locator dialog = tutor.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Places").fill("4");
        press(dialog, "Request");
        assertSaid(tutor, "4 places requested.");
        assertThat(row(tutor, "Awaited Ward")).containsText("Resolved on");

        tutor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change the request at Awaited Ward"))
                .click();
        dialog.getByLabel("Places").fill("2");
        press(dialog, "Change");
        assertSaid(tutor, "2 places requested.");
        provider.reload();
        assertThat(provider.locator("main")).containsText("1 request for 2 places");
        assertThat(row(provider, "Example University")).containsText("Resolved on");

        tutor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take back the request at Awaited Ward"))
                .click();
        assertSaid(tutor, "Taken back.");
        assertThat(row(tutor, "Awaited Ward")).containsText("w/c");
        provider.reload();
        assertThat(provider.locator("main")).containsText("0 requests");
    }

    @Test
    void a_university_checks_a_list_of_students_and_names_them_each_for_itself_without_a_script() {
        String cohort = market().cohort("tutor", "BSc Nursing by list", 4);
        market().students("tutor", cohort, "L-1", "L-2", "L-3");
        String offer = market().offer("hospice", market().area("hospice", "List Ward", 2), 2, 0);
        Page page = signedIn("tutor", options().setJavaScriptEnabled(false).setViewportSize(320, 640));
        page.navigate("/offers/" + offer);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Check it first, and read what each is answered"))
                .click();
        page.getByLabel("Cohort").selectOption(cohort);
        page.getByLabel("Students").fill("L-1\nL-2");
        press(page, "Check first");
        assertThat(page.locator("[role=status]")).containsText("2 students would have a place, 0 would not.");

        page.getByLabel("Students").fill("L-1\nnobody\nL-2\nL-3");
        page.getByLabel("place nobody").check();
        press(page, "Name them");
        assertThat(page.getByText("What would happen")).hasCount(1);
        assertThat(page.locator("[role=alert]")).containsText("Nobody would be placed");
        assertThat(row(page, "L-1")).containsText("Would have a place");
        assertThat(page.getByText("Name them")).hasCount(0);

        page.getByLabel("place those who can be").check();
        press(page, "Check again");
        assertThat(page.locator("[role=status]")).containsText("2 students would have a place, 2 would not.");
        assertThat(row(page, "nobody")).containsText("a student of the cohort");
        assertThat(row(page, "L-3")).containsText("What was left went to those before in the list, 2 of them.");
        assertThat(row(page, "L-3")).containsText("2 of 2 taken");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Name them"))
                .press("Enter");
        assertThat(page.locator("[role=status]")).containsText("2 students have a place, 2 not.");
        assertThat(row(page, "L-2")).containsText("Has a place");
        page.reload();
        assertThat(page.locator("[role=status]")).containsText("2 students have a place, 2 not.");
        assertThat(page.getByLabel("Students")).hasValue("nobody\nL-3");
        page.navigate("/offers/" + offer);
        assertThat(page.locator("[aria-labelledby=booked-title] tbody tr")).hasCount(2);
    }

    @Test
    void a_university_names_a_list_of_students_for_the_places_it_holds_without_a_script() {
        String cohort = market().cohort("tutor", "BSc Nursing by hold", 3);
        market().students("tutor", cohort, "M-1", "M-2", "M-3");
        String offer = market().offer("hospice", market().area("hospice", "Held Ward", 2), 2, 0);
        market().post("tutor", "/api/offers/" + offer + "/holds", """
                {"cohort": "%s", "places": 2}""".formatted(cohort));
        Page page = signedIn("tutor", options().setJavaScriptEnabled(false).setViewportSize(320, 640));
        page.navigate("/my-cohorts/" + cohort);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check a list for 2 places at Held Ward"))
                .click();
        page.getByLabel("Students").fill("M-1 M-2 M-3");
        page.getByLabel("place nobody").check();
        press(page, "Check first");
        assertThat(page.locator("[role=alert]")).containsText("Nobody would be placed");
        assertThat(row(page, "M-3")).containsText("What was left went to those before in the list, 2 of them.");

        page.getByLabel("Students").fill("M-1 M-2");
        press(page, "Check again");
        press(page, "Name them");
        assertThat(page.locator("[role=status]")).containsText("2 students have a place, 0 not.");
        assertThat(page.locator("main")).containsText("The hold has no places left to name: All named.");
        page.navigate("/my-cohorts/" + cohort);
        assertThat(page.locator("main")).containsText("Nothing is held.");
    }
}
