package io.placemarket.marketplace.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine, one for all tests; without one they are skipped and say why. */
final class Chromium implements AutoCloseable {
    private static final String VARIABLE = "PLACEMARKET_CHROMIUM";
    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> QUIET = List.of(
            "--lang=en-GB",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(QUIET)
                        .setEnv(british()));
    }

    /** Date fields follow the language of the program, whatever the page's is; on Linux that is the environment's. */
    private static Map<String, String> british() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of("LANGUAGE", "en_GB", "LANG", "en_GB.UTF-8"));
        return environment;
    }

    /** Starts it; aborts the test where there is none. */
    static Chromium start() {
        Optional<Path> program = Stream.concat(Stream.ofNullable(System.getenv(VARIABLE)), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                program.isPresent(),
                "Skipped: there is no Chromium in the usual places. Install one, or name it in " + VARIABLE + ".");
        return new Chromium(program.orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
