package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page with published connectors, which are no part of the project: {@code -Dbrowser.connectors=FOLDER} names the folder
 * that {@code it-tests/corpus/fetch.py} filled. Their APIs are made up by {@code it-tests/corpus/workspace.py}, which
 * {@code -Dbrowser.connectors.python} runs.
 */
class PublishedConnectorsIT {

    private static final double LONGEST_READ_MILLIS = 120_000;

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    /** What a test does with the page of a connector. */
    private interface Visit {
        void to(Page page);
    }

    @Test
    void parentsOfAStreamAreRead() throws IOException {
        visit("source_stripe", page -> {
            choose(page, "customer_balance_transactions");
            read(page);
            assertThat(named(page, AriaRole.BUTTON, "Slice 3: .*")).isVisible();
            press(page, "Steps");
            Chromium.shoot(page, "connector-stripe");
            press(page, AriaRole.TAB, "Other requests");
            assertThat(panel(page)).containsText("Parent stream: Stream 'customers' request");
        });
    }

    @Test
    void jobsAndTokensAreShown() throws IOException {
        visit("source_amazon_ads", page -> {
            choose(page, "sponsored_display_campaigns_report_stream");
            read(page);
            press(page, AriaRole.TAB, "Other requests");
            assertThat(panel(page)).containsText("Refresh token");
            assertThat(panel(page)).containsText("Async Job -- Create");
            assertThat(panel(page)).containsText("Async Job -- Polling");
            Chromium.shoot(page, "connector-amazon-ads");
        });
    }

    @Test
    void mistakesAreMendedAndDynamicStreamsFound() throws IOException {
        visit("source_airtable", page -> {
            assertThat(panel(page)).containsText("Nothing can be read before this is mended");
            for (String left : List.of("1 error,.*", "\\d warnings?")) { // two numbers have to be texts
                press(page, AriaRole.BUTTON, "\\d errors?,.*");
                page.keyboard().type("\"0\"");
                assertThat(named(page, AriaRole.BUTTON, left)).isVisible();
            }
            press(page, "Find dynamic streams");
            choose(page, "orchard/trees/tblTrees");
            read(page);
            press(page, "Steps");
            Chromium.shoot(page, "connector-airtable");
            press(page, AriaRole.TAB, "Configuration");
            assertThat(page.getByLabel("Refresh token (required)")).isVisible();
        });
    }

    @Test
    void aManifestOfHalfAMegabyteWithJobsAndPythonIsLookedThrough() throws IOException {
        visit("source_bing_ads", page -> {
            press(page, "Find dynamic streams");
            choose(page, "keyword_performance_report_daily");
            press(page, AriaRole.TAB, "Resolved");
            assertThat(page.getByLabel("Resolved manifest")).containsText("version:");
            press(page, AriaRole.TAB, "Configuration");
            assertThat(page.getByLabel("Developer Token (required)")).isVisible();
        });
    }

    @Test
    void aTokenIsFetchedForAStream() throws IOException {
        visit("source_snapchat_marketing", page -> {
            choose(page, "organizations");
            read(page);
            press(page, AriaRole.TAB, "Other requests");
            assertThat(panel(page)).containsText("Refresh token");
            press(page, AriaRole.TAB, "Timeline");
            assertThat(page.getByRole(AriaRole.SLIDER).first()).isVisible();
        });
    }

    private void visit(String connector, Visit visit) throws IOException {
        String connectors = System.getProperty("browser.connectors", "");
        assumeTrue(!connectors.isEmpty(), "left out: published connectors, -Dbrowser.connectors=FOLDER");
        Path into = folder.resolve(connector);
        Process api = new ProcessBuilder(
                        System.getProperty("browser.connectors.python", "python3"),
                        "../it-tests/corpus/workspace.py",
                        connectors,
                        connector,
                        into.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(api.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("ready", said.readLine(), connector);
            try (Chromium chromium = Chromium.start();
                    ServeProcess serve = ServeProcess.start(into);
                    BrowserContext window = chromium.window()) {
                Page page = window.newPage();
                page.onConsoleMessage(message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
                page.onPageError(complaints::add);
                page.navigate(serve.address());
                assertThat(page.locator(".cm-content").first()).isVisible();
                visit.to(page);
            }
        } finally {
            api.destroy();
        }
        assertEquals(List.of(), complaints);
    }

    private static void choose(Page page, String stream) {
        page.locator("#stream").fill(stream);
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(stream).setExact(true))
                .click();
    }

    private static void read(Page page) {
        press(page, "Read");
        assertThat(page.locator("header [role=status]"))
                .containsText(
                        Pattern.compile("[1-9]\\d* records?, .*slice"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_READ_MILLIS));
        assertThat(named(page, AriaRole.BUTTON, "Read"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONGEST_READ_MILLIS));
    }

    private static void press(Page page, String button) {
        press(page, AriaRole.BUTTON, button);
    }

    private static void press(Page page, AriaRole role, String name) {
        named(page, role, name).click();
    }

    private static Locator named(Page page, AriaRole role, String pattern) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(Pattern.compile("^" + pattern + "$")))
                .first();
    }

    private static Locator panel(Page page) {
        return page.getByRole(AriaRole.TABPANEL).last();
    }
}
