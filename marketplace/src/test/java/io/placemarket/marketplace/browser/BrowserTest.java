package io.placemarket.marketplace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A market and a browser for the tests of one class; each test has its own sessions. A script's mistake fails the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
    private static final int DESKTOP = 1280;

    private final List<BrowserContext> sessions = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Chromium chromium;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private RunningMarket market;

    @BeforeAll
    final void startMarketAndBrowser() {
        chromium = Chromium.start();
        market = RunningMarket.start();
        prepare(market);
    }

    /** Puts into the market what the class needs. */
    abstract void prepare(RunningMarket market);

    @AfterEach
    final void endSessions() {
        sessions.forEach(BrowserContext::close);
        sessions.clear();
        List<String> seen = List.copyOf(mistakes);
        mistakes.clear();
        Assertions.assertEquals(List.of(), seen, "mistakes in scripts");
    }

    @AfterAll
    final void stop() {
        if (market != null) {
            market.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    final RunningMarket market() {
        return market;
    }

    /** A page of somebody who has signed in. */
    final Page signedIn(String user) {
        return signedIn(user, options());
    }

    static NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(DESKTOP, 900)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London");
    }

    final Page signedIn(String user, NewContextOptions options) {
        Page page = page(options);
        page.navigate("/sign-in");
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(RunningMarket.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();
        return page;
    }

    /** A page of somebody who has not. */
    final Page page(NewContextOptions options) {
        BrowserContext session = chromium.browser().newContext(options.setBaseURL(market.address()));
        sessions.add(session);
        Page page = session.newPage();
        page.onPageError(mistakes::add);
        page.onDialog(dialog -> {
            mistakes.add("a script opened a dialogue: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    static void press(Locator part, String button) {
        part.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** The row of a table that has this text. */
    static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    static void assertSaid(Page page, String words) {
        assertThat(page.locator(".pm-done")).containsText(words);
    }
}
