package io.placemarket.marketplace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.placemarket.kernel.calendar.Week;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What providers, universities and operators come for, done on the pages alone. */
class JobsTest extends BrowserTest {
    @Override
    void prepare(RunningMarket market) {
        market.provider("Example Hospice (fictional)", "hospice");
        market.university("Example University (fictional)", "tutor");
    }

    private static FilePayload csv(String... lines) {
        return new FilePayload(
                "rows.csv", "text/csv", String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_provider_registers_an_area_and_posts_places_in_it() {
        Page page = signedIn("hospice");
        page.navigate("/areas/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Day Unit");
        page.getByLabel("Most students at once").fill("6");
        press(page, "Register");
        assertSaid(page, "Registered.");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Day Unit");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Post places here"))
                .click();
        page.getByLabel("Profession").selectOption("PHYSIOTHERAPY");
        page.getByLabel("Learners").selectOption("YEAR_3");
        page.getByLabel("First day").fill(market().thisWeek().plus(3).monday().toString());
        page.getByLabel("Last day")
                .fill(market().thisWeek().plus(6).monday().plusDays(4).toString());
        page.getByLabel("Places", new Page.GetByLabelOptions().setExact(true)).fill("2");
        press(page, "Post");
        assertSaid(page, "Posted.");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Physiotherapy at Day Unit");
        assertThat(page.locator("dl")).containsText("Year 3");
    }

    @Test
    void a_refusal_stands_beside_its_field_and_takes_the_reader_there() {
        market().area("hospice", "Refusal Ward", 4);
        Page page = signedIn("hospice");
        page.navigate("/offers/new");
        page.getByLabel("First day").fill(market().thisWeek().plus(3).monday().toString());
        page.getByLabel("Last day").fill(market().thisWeek().plus(4).monday().toString());
        page.getByLabel("Places", new Page.GetByLabelOptions().setExact(true)).fill("10000");
        press(page, "Post");

        Locator summary = page.locator(".nhsuk-error-summary");
        assertThat(summary).isFocused();
        assertThat(summary).containsText("Places");
        Locator places = page.locator("#places");
        assertThat(places).hasAttribute("aria-invalid", "true");
        assertThat(places)
                .hasAccessibleDescription("Error: " + summary.locator("a").textContent());
        summary.locator("a").click();
        assertThat(places).isFocused();

        places.fill("2");
        press(page, "Post");
        assertSaid(page, "Posted.");
    }

    @Test
    void what_is_held_from_the_cohorts_page_is_the_weeks_that_fit_and_none_between_them() {
        String area = market().area("hospice", "Gap Ward", 8);
        market().offer("hospice", area, 4, 0);
        Week first = market().thisWeek().plus(2);
        String cohort = market().post("tutor", "/api/cohorts", """
                        {"programme": "BSc with a reading week", "profession": "NUR-ADULT", "level": "YEAR_2", "intake": "2025-09",
                         "size": 2, "weeks": ["%s/%s", "%s"]}""".formatted(first, first.plus(1), first.plus(3)))
                .path("cohort")
                .asString();
        Page page = signedIn("tutor");
        page.navigate("/my-cohorts/" + cohort);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hold at Gap Ward"))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("none between them");
        Request sent = page.waitForRequest(
                request -> request.method().equals("POST") && request.url().endsWith("/holds"),
                () -> press(dialog, "Hold"));
        assertSaid(page, "2 places held.");
        Assertions.assertTrue(
                sent.postData().contains("\"weeks\":[\"%s/%s\",\"%s\"]".formatted(first, first.plus(1), first.plus(3))),
                sent.postData());
    }

    @Test
    void a_provider_checks_a_file_first_and_then_sends_it() {
        String area = market().area("hospice", "File Ward", 8);
        String first = market().thisWeek().plus(4).monday().toString();
        String last = market().thisWeek().plus(7).monday().toString();
        FilePayload file = csv(
                "area;profession;level;first_day;last_day;places",
                area + ";NUR-ADULT;YEAR_1;" + first + ";" + last + ";3",
                area + ";NUR-ADULT;YEAR_1;" + last + ";" + first + ";3",
                area + ";NUR-ADULT;YEAR_1;" + first + ";" + last + ";many");
        Page page = signedIn("hospice");
        page.navigate("/offers/upload");
        page.getByLabel("CSV file").setInputFiles(file);
        press(page, "Check only");
        Locator report = page.locator("[data-report]");
        assertThat(report).containsText("1 offers would go in");
        assertThat(report.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(report).containsText("many");

        press(page, "Send");
        assertThat(report).containsText("1 offers went in");
        press(page, "Send");
        assertThat(report).containsText("0 offers went in, 1 is already there");
        page.navigate("/offers?mine=true&q=File+Ward");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void a_provider_lowers_what_is_safe_in_two_clicks_and_lifts_it_again() {
        market().area("hospice", "Two Click Ward", 5);
        Page page = signedIn("hospice");
        page.navigate("/my-week");
        row(page, "Two Click Ward").locator("td a").nth(2).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Two Click Ward");
        dialog.getByLabel("Students who are safe at once").fill("3");
        press(dialog, "Save");
        assertSaid(page, "Saved.");
        Locator cell = row(page, "Two Click Ward").locator("td").nth(2);
        assertThat(cell).containsText("▼");
        assertThat(cell).containsText("3");

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Two Click Ward").setExact(true))
                .click();
        String week = market().thisWeek().plus(2).toString();
        page.locator("#lift-weeks-first").selectOption(week);
        page.locator("#lift-weeks-last").selectOption(week);
        press(page, "Lift");
        assertSaid(page, "Lifted.");
        assertThat(page.locator("#lift-weeks-first")).hasCount(0);
    }

    @Test
    void a_provider_says_who_learns_there_outside_the_market() {
        String area = market().area("hospice", "College Ward", 5);
        market().offer("hospice", area, 5, 0);
        Page page = signedIn("hospice");
        page.navigate("/areas/" + area);
        page.getByLabel("Learners at once").fill("2");
        press(page.locator("section[aria-labelledby='elsewhere-title']"), "Save");
        assertSaid(page, "Saved.");
        Locator cells = page.locator("tbody tr").nth(2).locator("td");
        assertThat(cells.nth(6)).hasText("2");
        assertThat(cells.nth(7)).hasText("3");
    }

    @Test
    void a_provider_says_who_supervises_and_counts_them_no_more() {
        String area = market().area("hospice", "Therapy Team", 5);
        market().offer("hospice", area, 5, 0);
        Page page = signedIn("hospice");
        page.navigate("/areas/" + area);
        Locator panel = page.locator("section[aria-labelledby='supervisors-title']");
        panel.getByText("Count their time too").click();
        panel.getByLabel("Who", new Locator.GetByLabelOptions().setExact(true)).fill("Nurses");
        panel.getByLabel("How many people").fill("2");
        panel.getByLabel("Adult nursing").check();
        press(panel, "Save");
        assertSaid(page, "Saved.");
        Locator cells = page.locator("tbody tr").nth(2).locator("td");
        assertThat(cells.nth(7)).hasText("2");
        assertThat(cells.nth(8)).hasText("Nurses 2");

        panel.getByLabel("Who no more").fill("Nurses");
        press(panel, "Do not count them");
        assertSaid(page, "Saved.");
        assertThat(cells.nth(7)).hasText("5");
    }

    @Test
    void a_university_goes_from_a_new_cohort_to_named_students() {
        String area = market().area("hospice", "Naming Ward", 6);
        market().offer("hospice", area, 4, 3);
        Week first = market().thisWeek().plus(2);

        Page page = signedIn("tutor");
        page.navigate("/my-cohorts/new");
        page.getByLabel("Programme").fill("BSc Adult Nursing (naming)");
        page.getByLabel("Profession").selectOption("NUR-ADULT");
        page.getByLabel("Learners").selectOption("YEAR_2");
        page.getByLabel("Intake (month)").fill("2025-09");
        page.getByLabel("Students").fill("3");
        page.getByLabel("To be placed from").fill(first.monday().toString());
        page.getByLabel("to", new Page.GetByLabelOptions().setExact(true))
                .fill(first.plus(3).sunday().toString());
        press(page, "Create");
        assertSaid(page, "Created.");
        assertThat(page.locator(".pm-figures")).containsText("0 of 3 placed");

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Students").setExact(true))
                .click();
        page.getByLabel("Add students from a CSV file")
                .setInputFiles(csv("\uFEFFreference", "U-100", "U-101", "U-102"));
        press(page, "Add");
        assertThat(page.locator("[data-report]").first()).containsText("3 students went in");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See the cohort"))
                .click();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hold at Naming Ward"))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("Places")).hasValue("3");
        press(dialog, "Hold");
        assertSaid(page, "3 places held.");

        row(page, "Naming Ward").getByRole(AriaRole.BUTTON);
        press(page, "Name students");
        dialog.getByLabel("Students").fill("U-100\nU-101, U-102");
        press(dialog, "Allocate");
        assertSaid(page, "3 students allocated.");
        assertThat(page.locator(".pm-figures")).containsText("3 of 3 placed");
        assertThat(row(page, "U-101")).containsText("Proposed");

        Page provider = signedIn("hospice");
        provider.navigate("/my-week");
        Locator waiting = row(provider, "Naming Ward");
        assertThat(waiting).containsText("Example University (fictional)");
        assertThat(waiting).not().containsText("U-10");
        waiting.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept"))
                .click();
        assertSaid(provider, "Accepted.");

        page.reload();
        assertThat(page.locator("td .pm-tag").filter(new Locator.FilterOptions().setHasText("Accepted")))
                .hasCount(1);
    }

    @Test
    void a_provider_returns_a_student_and_the_university_reads_why() {
        String area = market().area("hospice", "Returning Ward", 2);
        String offer = market().offer("hospice", area, 2, 5);
        String cohort = market().cohort("tutor", "BSc Adult Nursing (returning)", 1);
        String student = market().students("tutor", cohort, "U-200").getFirst();
        market().allocate("tutor", offer, cohort, student);

        Page page = signedIn("hospice");
        page.navigate("/offers/" + offer);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Return " + student))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reason").selectOption("STAFF_SICKNESS");
        dialog.getByLabel("In your words (optional)").fill("Two supervisors are away");
        press(dialog, "Return");
        assertSaid(page, "Returned to the university.");
        assertThat(page.locator(".pm-history")).containsText("Two supervisors are away");

        Page university = signedIn("tutor");
        university.navigate("/my-cohorts/" + cohort);
        assertThat(row(university, "U-200")).containsText("Returned");
        assertThat(row(university, "U-200")).containsText("Staff sickness: Two supervisors are away");
    }

    @Test
    void a_provider_withdraws_an_offer_and_nobody_can_book_it_any_more() {
        String area = market().area("hospice", "Closing Ward", 2);
        String offer = market().offer("hospice", area, 2, 0);
        Page page = signedIn("hospice");
        page.navigate("/offers/" + offer);
        press(page, "Withdraw this offer");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reason").selectOption("WARD_CLOSED");
        press(dialog, "Withdraw");
        assertSaid(page, "The offer is withdrawn.");
        assertThat(page.locator(".pm-titlebar")).containsText("Withdrawn");

        Page university = signedIn("tutor");
        university.navigate("/offers/" + offer);
        assertThat(university.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hold")))
                .hasCount(0);
    }

    @Test
    void what_does_not_fit_is_refused_in_words_with_what_is_free() {
        String area = market().area("hospice", "Full Ward", 1);
        String offer = market().offer("hospice", area, 1, 0);
        market().cohort("tutor", "BSc Adult Nursing (full)", 5);
        Page page = signedIn("tutor");
        page.navigate("/offers/" + offer);
        Locator form = page.locator("form")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hold"))));
        form.getByLabel("Places").fill("2");
        press(form, "Hold");
        assertThat(form.locator(".nhsuk-error-summary")).containsText("1");
        assertThat(form.locator(".nhsuk-error-summary")).isFocused();
    }

    @Test
    void last_years_offers_are_copied_to_this_year() {
        String area = market().area("hospice", "Copied Ward", 4);
        market().offer("hospice", area, 2, 0);
        Page page = signedIn("hospice");
        page.navigate("/offers/copy?area=" + area);
        page.getByLabel("Began between").fill(market().thisWeek().monday().toString());
        page.getByLabel("and", new Page.GetByLabelOptions().setExact(true))
                .fill(market().thisWeek().plus(4).monday().toString());
        page.getByLabel("Weeks later").fill("8");
        press(page, "Copy");
        assertSaid(page, "Offers copied: 1. Not copied, because they had been before: 0.");
        String later = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK)
                .format(market().thisWeek().plus(10).monday())
                .replace("Sept", "Sep");
        assertThat(page.locator("tbody")).containsText(later);
    }

    @Test
    void an_operator_adds_an_organisation_and_finds_it() {
        Page page = signedIn("operator");
        page.navigate("/organisations/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Example Care Home (fictional)");
        page.getByLabel("Who owns it").selectOption("PRIVATE");
        page.getByLabel("Where it mainly works").selectOption("CARE_HOME");
        press(page, "Add");
        assertSaid(page, "Added.");
        page.getByLabel("Name, code or town").fill("care home");
        press(page, "Search");
        assertThat(page.locator("tbody")).containsText("Example Care Home (fictional)");
        assertThat(page.locator("tbody")).containsText("Social care");
    }

    @Test
    void text_that_looks_like_html_is_only_text() {
        String nasty = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        String area = market().area("hospice", nasty, 2);
        String offer = market().offer("hospice", area, 2, 3);
        String cohort = market().cohort("tutor", nasty, 1);
        String student = market().students("tutor", cohort, "<b>U-300</b>").getFirst();
        market().allocate("tutor", offer, cohort, student);
        Page provider = signedIn("hospice");
        for (String path :
                List.of("/my-week", "/areas/" + area, "/offers?mine=true", "/offers/" + offer, "/offers/new")) {
            provider.navigate(path);
            assertThat(provider.getByText("<img src=x onerror=alert(1)>").first())
                    .isAttached();
        }
        Page university = signedIn("tutor");
        for (String path : List.of("/my-cohorts", "/my-cohorts/" + cohort, "/offers/" + offer)) {
            university.navigate(path);
            assertThat(university.getByText("<img src=x onerror=alert(1)>").first())
                    .isAttached();
        }
        university.navigate("/my-cohorts/" + cohort + "/students");
        assertThat(university.locator("tbody")).containsText("<b>U-300</b>");
        university.navigate("/offers?q=" + "%3Cscript%3Ealert(3)%3C/script%3E");
        assertThat(university.getByLabel("Ward, practice, provider or town")).hasValue("<script>alert(3)</script>");
    }

    @Test
    void a_university_says_who_started_who_left_and_what_a_student_needs_and_has_one_forgotten() {
        String cohort = market().cohort("tutor", "BSc Adult Nursing (programmes)", 3);
        market().students("tutor", cohort, "P-1", "P-2");
        Page page = signedIn("tutor");
        page.navigate("/my-cohorts/" + cohort + "/students");
        page.getByText("Requirements and programmes of the whole cohort").click();
        page.getByLabel("Who started").first().setInputFiles(csv("reference,day", "P-1,2025-09-22", "P-9,2025-09-22"));
        press(page.locator("form", new Page.LocatorOptions().setHas(page.locator("#file-starts"))), "Record");
        assertThat(page.locator("#file-starts").locator("xpath=ancestor::market-form"))
                .containsText("a student of the cohort");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("P-1 started the programme"))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("First day").fill("2025-09-22");
        press(dialog, "Record");
        assertSaid(page, "Recorded.");
        assertThat(row(page, "P-1")).containsText("Started Mon 22 Sep 2025");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("P-2 left the programme"))
                .click();
        dialog.getByLabel("Last day").fill(market().thisWeek().plus(-1).monday().toString());
        press(dialog, "Record");
        assertSaid(page, "Recorded.");
        assertThat(row(page, "P-2")).containsText("Left");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Forget P-2"))
                .click();
        dialog.getByLabel("Why").selectOption("ASKED_BY_STUDENT");
        press(dialog, "Forget for good");
        assertSaid(page, "Forgotten.");
        assertThat(row(page, "forgotten")).containsText("Left");
        assertThat(page.locator("main")).not().containsText("P-2");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Adjustments of P-1"))
                .click();
        page.getByLabel("What the student needs").fill("a ward without stairs");
        press(page, "Record");
        assertSaid(page, "Recorded.");
        assertThat(page.locator("p.pm-panel")).containsText("a ward without stairs");
    }
}
