package io.placemarket.marketplace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.placemarket.marketplace.Marketplace;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes the pictures of the board in {@code docs/images}, of the demonstration region. */
@EnabledIfSystemProperty(named = "placemarket.write-docs", matches = "true")
class BoardPicturesTest {
    private static final Path IMAGES = Path.of("..", "docs", "images");
    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
    /** Events between two moments that are compared: enough that something differs. */
    private static final int EARLIER = 400;
    /** Milliseconds in which the region is made. */
    private static final double SEEDED = 240_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before the test
    private Path data;

    @Test
    void the_board_live_paused_in_replay_comparing_and_narrow() {
        ConfigurableApplicationContext market =
                new SpringApplication(Marketplace.class).run("--placemarket.port=0", "--placemarket.data=" + data);
        try (market;
                Chromium chromium = Chromium.start()) {
            int port = Objects.requireNonNull(((WebServerApplicationContext) market).getWebServer())
                    .getPort();
            String address = "http://localhost:" + port;
            Page page = signedIn(chromium, address, 1360, 1000);
            live(page);
            picture(page, "board");
            BrowserTest.press(page, "Pause");
            assertThat(page.locator(".pm-state__word")).hasText("Paused");
            picture(page, "board-paused");
            Matcher found = POSITION.matcher(page.request().get("/api/board").text());
            Assertions.assertTrue(found.find());
            long before = Long.parseLong(found.group(1)) - EARLIER;
            page.navigate("/board?asOf=" + before);
            assertThat(page.locator(".pm-state__word")).hasText("Replay");
            picture(page, "board-replay");
            page.navigate("/board?compareWith=" + before);
            assertThat(page.locator("#board-compared")).containsText("differ");
            picture(page, "board-comparing");
            Page narrow = signedIn(chromium, address, 320, 640);
            live(narrow);
            picture(narrow, "board-narrow");
        }
    }

    private static void live(Page page) {
        page.navigate("/board");
        assertThat(page.locator(".pm-state__word"))
                .hasText("Live", new LocatorAssertions.HasTextOptions().setTimeout(SEEDED));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }

    private static Page signedIn(Chromium chromium, String address, int width, int height) {
        BrowserContext session = chromium.browser()
                .newContext(new NewContextOptions()
                        .setBaseURL(address)
                        .setViewportSize(width, height)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/London"));
        Page page = session.newPage();
        page.navigate("/sign-in");
        page.getByLabel("User name").fill("region");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("region-demonstration");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SEEDED));
        return page;
    }
}
