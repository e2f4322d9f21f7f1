package dev.cairn.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of the tests, which {@code -Dbrowser.executable} names; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final String LEFT_OUT =
            "left out: tests of the author's page in a browser, which need Chromium and -Pbrowser";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; without {@code -Pbrowser} the tests end here, and say so. */
    static Chromium start() {
        String executable = System.getProperty("browser.executable", "");
        if (executable.isEmpty()) {
            System.out.println(LEFT_OUT); // reports of tests that were not run are not shown
            abort(LEFT_OUT);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(executable))
                                .setArgs(List.of("--no-sandbox"))));
    }

    /** A window of 1280 × 720 that knows nothing of others. */
    BrowserContext window() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 720));
    }

    /** Makes a picture for the docs, and writes it if {@code -Dbrowser.screenshots} names a folder for them. */
    static void shoot(Page page, String name) {
        String into = System.getProperty("browser.screenshots", "");
        if (into.isEmpty()) {
            return;
        }
        try {
            byte[] picture = SmallPicture.of(page.screenshot());
            assertTrue(picture.length <= SmallPicture.MOST_BYTES, name + " takes " + picture.length + " bytes");
            Files.createDirectories(Path.of(into));
            Files.write(Path.of(into, name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
