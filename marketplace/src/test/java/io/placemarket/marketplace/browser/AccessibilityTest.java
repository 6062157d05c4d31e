package io.placemarket.marketplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** axe finds nothing on any page, for anybody; and no page is wider than a telephone. */
class AccessibilityTest extends BrowserTest {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private String area = "";
    private String offer = "";
    private String cohort = "";
    private String awaited = "";
    private String student = "";

    @Override
    void prepare(RunningMarket market) {
        market.provider("Example Hospice (fictional)", "hospice");
        market.university("Example University (fictional)", "tutor");
        area = market.area("hospice", "Ward 1", 6);
        offer = market.offer("hospice", area, 4, 3);
        cohort = market.cohort("tutor", "BSc Adult Nursing", 4);
        awaited = market.awaited("hospice", area, 4);
        market.post("tutor", "/api/offers/" + awaited + "/requests", """
            {"cohort": "%s", "places": 2}\
            """.formatted(cohort));
        market.awaited("hospice", area, 2);
        String other = market.offer("hospice", market.area("hospice", "Ward 2", 1), 1, 0);
        String hold = market.post("tutor", "/api/offers/" + other + "/holds", """
            {"cohort": "%s", "places": 1}\
            """.formatted(cohort))
                .path("hold")
                .asString();
        market.post("tutor", "/api/offers/" + other + "/waiting-entries", """
            {"cohort": "%s", "places": 1}\
            """.formatted(cohort));
        market.post("tutor", "/api/holds/" + hold + "/release", """
            {"reason": {"code": "PLACED_ELSEWHERE"}}\
            """);
        List<String> students = market.students("tutor", cohort, "U-1", "U-2");
        for (String user : List.of("region", "hospice", "tutor", "operator")) {
            market.post(user, "/api/alerts", """
                {"freeBelow": 4, "weeks": 3, "professions": ["NUR-ADULT"]}\
                """);
        }
        student = students.getFirst();
        market.allocate("tutor", offer, cohort, student);
        market.post("tutor", "/api/offers/" + offer + "/holds", """
            {"cohort": "%s", "places": 1}\
            """.formatted(cohort));
    }

    private static List<String> violations(Page page) {
        List<String> found = new ArrayList<>();
        new AxeBuilder(page)
                .withTags(RULES)
                // no page has frames of other origins, which alone need a blank page opened for each answer
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> found.add(page.url() + " " + rule.getId() + " " + node.getTarget() + " "
                                + node.getFailureSummary())));
        return found;
    }

    private void assertUsable(String user, List<String> paths) {
        Page page = signedIn(user);
        for (String path : paths) {
            page.setViewportSize(1280, 900);
            page.navigate(path);
            assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
            assertThat(violations(page)).isEmpty();
            page.setViewportSize(320, 640);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path + " at 320 px")
                    .isEqualTo(320);
        }
    }

    private List<String> everybodys() {
        return List.of(
                "/board",
                "/board?rows=icb&weeks=4&sector=VOLUNTARY",
                "/board?asOf=5&compareWith=8",
                "/board?rows=sector&columns=mode",
                "/board?rows=week&columns=profession&compareWith=8",
                "/board/cell",
                "/board/cell?measure=still_to_place",
                "/board/cell?rows=sector&columns=mode&asOf=8",
                "/board/changes",
                "/board/cell?compareWith=8",
                "/measures",
                "/offers?asOf=8",
                "/offers",
                "/offers?q=nothing+of+the+kind",
                "/offers/" + offer,
                "/offers/" + awaited,
                "/areas/" + area,
                "/organisations",
                "/my-work",
                "/alerts",
                "/nowhere");
    }

    @Test
    void for_a_region() {
        assertUsable("region", everybodys());
        assertUsable(
                "region",
                List.of(
                        "/audits",
                        "/audits?auditEndsWithin=104",
                        "/appetite",
                        "/agreements",
                        "/unmet-demand",
                        "/plans"));
    }

    @Test
    void for_a_provider() {
        assertUsable("hospice", everybodys());
        assertUsable(
                "hospice",
                List.of(
                        "/my-week",
                        "/at-risk",
                        "/offers/" + offer + "/amend",
                        "/agreements",
                        "/networks",
                        "/appetite",
                        "/offers/new",
                        "/offers/new-linked",
                        "/offers/upload",
                        "/offers/copy",
                        "/areas/new",
                        "/my-cohorts"));
    }

    @Test
    void for_a_university() {
        assertUsable("tutor", everybodys());
        assertUsable(
                "tutor",
                List.of(
                        "/my-cohorts",
                        "/at-risk",
                        "/my-cohorts/new",
                        "/my-cohorts/" + cohort,
                        "/my-cohorts/" + cohort + "/students",
                        "/students/" + student + "/adjustments",
                        "/plans",
                        "/offers/" + offer + "/students",
                        "/my-cohorts/" + cohort + "/search?near=ST5",
                        "/my-cohorts/" + cohort + "/search?students=3&weeks=2",
                        "/my-cohorts/" + cohort + "/search?near=ST5&within=1&weeks=1"));
    }

    @Test
    void with_an_answer_to_a_list_of_students() {
        Page page = signedIn("tutor");
        page.navigate("/offers/" + offer + "/students");
        page.getByLabel("Students").fill("U-2 nobody");
        press(page, "Check first");
        assertThat(page.locator("tbody tr").count()).isEqualTo(2);
        assertThat(violations(page)).isEmpty();
        page.setViewportSize(320, 640);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    @Test
    void for_an_operator() {
        assertUsable("operator", everybodys());
        assertUsable("operator", List.of("/organisations/new", "/operations"));
    }

    @Test
    void for_somebody_who_has_not_signed_in() {
        Page page = page(options());
        page.navigate("/board");
        assertThat(page.url()).contains("/sign-in");
        assertThat(violations(page)).isEmpty();
        page.getByLabel("User name").fill("nobody");
        page.getByLabel("Password").fill("a wrong password");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.locator("[role=alert]").textContent()).contains("do not belong together");
        assertThat(violations(page)).isEmpty();
    }

    @Test
    void with_a_dialogue_open() {
        Page page = signedIn("hospice");
        page.navigate("/my-week");
        page.locator("td a[data-open=lower]").first().click();
        assertThat(page.locator("dialog[open]").count()).isEqualTo(1);
        assertThat(violations(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.evaluate("document.activeElement.dataset.open")).isEqualTo("lower");
    }

    @Test
    void and_would_find_a_field_without_a_label() {
        Page page = signedIn("hospice");
        page.evaluate("document.querySelector('main').append(document.createElement('input'))");
        assertThat(violations(page)).singleElement().asString().contains(" label ");
    }

    @Test
    void with_a_refusal_on_the_page() {
        Page page = signedIn("hospice");
        page.navigate("/offers/new");
        press(page, "Post");
        page.locator(".nhsuk-error-summary").waitFor();
        assertThat(violations(page)).isEmpty();
    }
}
