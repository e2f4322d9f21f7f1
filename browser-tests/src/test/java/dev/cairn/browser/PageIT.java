package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.cairn.cli.Main;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The author's page as a person uses it; {@link Chromium} says which properties there are.
 */
class PageIT extends BrowserTest {

    private static final String SECRET = "k3y-of-the-tests";

    private TicketsApi api;
    private AuthorPage author;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        api = new TicketsApi();
        author = open("tickets.yaml", Map.of("base_url", api.baseUrl(), "api_key", SECRET), this::listen);
        page = author.page;
    }

    /** Complaints are what the browser's console says, and requests to other origins. */
    private void listen(AuthorPage opened) {
        String origin = opened.server.address().toString();
        opened.page.onConsoleMessage(message -> {
            if (!message.type().equals("log")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        opened.page.onRequest(request -> {
            if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
                complaints.add("asked another origin: " + request.url());
            }
        });
        opened.page.addInitScript(
                "addEventListener('securitypolicyviolation', (e) => console.error('policy ' + e.violatedDirective))");
    }

    @AfterEach
    void close() {
        author.close();
        api.close();
        assertEquals(List.of(), complaints);
    }

    private void read() {
        author.read();
        assertThat(author.said()).containsText("2 slices");
    }

    private void shoot(String name) {
        Chromium.shoot(page, name);
    }

    @Test
    void aMistakeIsShownAtItsLineWhileTyping() {
        author.caretAtEndOf("cursor_granularity: P1D");
        page.keyboard().press("Enter");
        page.keyboard().type("cursor_granularty: P1D");
        assertThat(page.locator(".cm-lintRange-warning").first()).hasText("cursor_granularty");
        page.keyboard().press("Enter");
        page.keyboard().type("step: 7");
        assertThat(page.locator(".cm-lintRange-error").first()).isVisible();
        assertThat(page.locator(".cm-lint-marker-error").first()).isVisible();
        shoot("mistake");
    }

    @Test
    void theNumberOfMistakesLeadsToTheFirstOne() {
        author.caretAtEndOf("cursor_granularity: P1D");
        page.keyboard().press("Enter");
        page.keyboard().type("step: 7");
        author.button(Pattern.compile("^\\d+ errors?")).click();
        assertThat(page.locator(".cm-content").first()).isFocused();
        assertThat(page.getByRole(AriaRole.TABPANEL).last()).containsText("Nothing can be read before this is mended");
    }

    @Test
    void whatOnlyBuildingFindsIsSaidWhenTheAuthorRests() throws IOException {
        Files.writeString(config(), Json.write(Map.of("base_url", 1, "api_key", SECRET)));
        author.caretAtEndOf("cursor_granularity: P1D");
        page.keyboard().type(" ");
        assertThat(author.button(Pattern.compile("^1 error"))).isVisible();
    }

    @Test
    void aVariableIsCompletedWithItsLastValue() {
        read();
        author.caretAtEndOf("condition:");
        page.keyboard().press("Shift+Home");
        page.keyboard().type("condition: \"{{ rec");
        Locator option =
                page.locator(".cm-tooltip-autocomplete li").filter(new Locator.FilterOptions().setHasText("record"));
        assertThat(option.first()).containsText("\"at\":\"2024-");
        shoot("completion");
        page.keyboard().press("Escape");
    }

    @Test
    void aFieldIsExplainedWhereOnePointsAtIt() {
        page.getByText("pages_per_checkpoint_interval", new Page.GetByTextOptions().setExact(true))
                .first()
                .hover();
        assertThat(page.locator(".explained")).containsText("pages_per_checkpoint_interval");
    }

    @Test
    void aReadIsWalkedToTheSecondPageOfTheSecondSlice() {
        read();
        author.button(Pattern.compile("^Slice 2: ")).click();
        author.button(Pattern.compile("^Page 2 ")).click();
        assertThat(page.locator("table").first()).containsText("2024-02-");
        shoot("pages");
        author.button("Request").click();
        assertThat(page.getByRole(AriaRole.TABPANEL).last()).containsText("since=2024-02-01");
        assertThat(page.getByRole(AriaRole.TABPANEL).last()).containsText("page=1");
        author.button("Response").click();
        assertThat(page.getByRole(AriaRole.TABPANEL).last()).containsText("status 200");
    }

    @Test
    void aStepShowsWhatItChangedAndWhere() {
        read();
        author.button("Steps").click();
        Locator pane = page.getByRole(AriaRole.TABPANEL).last();
        assertThat(pane).containsText("dropped"); // the first ticket is not open
        author.button("2").click();
        Locator step = page.locator(".step").filter(new Locator.FilterOptions().setHasText("AddFields"));
        assertThat(step).containsText("label");
        assertThat(step).containsText("#5");
        shoot("steps");
        int line = lineOf("- type: AddFields");
        step.locator("button.line").click();
        assertThat(page.locator(".cm-lineNumbers .cm-activeLineGutter")).hasText(Integer.toString(line));
    }

    @Test
    void templatesAreShownWithWhatTheyReadButNoSecret() {
        read();
        author.button("Templates").click();
        Locator pane = page.getByRole(AriaRole.TABPANEL).last();
        assertThat(pane).containsText("{{ record['id'] }}");
        assertThat(pane).containsText("record.open = true");
        shoot("templates");
        author.tab("Template").click();
        page.getByLabel(Pattern.compile("^Template, on record")).fill("{{ record.id + 1 }} {{ config['api_key'] }}");
        assertThat(page.locator("tbody").first()).containsText("record.id + 1");
        shoot("playground");
        assertFalse(page.content().contains(SECRET), "the page has the secret");
    }

    @Test
    void theTimelineSaysWhatASyncThatIsKilledGoesOnFrom() throws IOException, InterruptedException {
        read();
        author.tab("Timeline").click();
        Locator slider = page.getByRole(AriaRole.SLIDER).first();
        slider.focus();
        page.keyboard().press("Home");
        shoot("timeline");
        int compared = 0;
        for (int moment = 0; moment < 8; moment++) {
            String text = slider.getAttribute("aria-valuetext");
            assertEquals(startOf(text), firstRequestAfter(text), text);
            compared++;
            page.keyboard().press("ArrowRight");
        }
        assertTrue(compared >= 3);
        assertThat(page.getByRole(AriaRole.SLIDER)).hasCount(2);
    }

    /** From when on the text says that the next sync reads. */
    private static String startOf(String text) {
        Matcher state = Pattern.compile("goes on from \\{\"at\":\"([0-9-]+)\"}").matcher(text);
        return state.find() ? state.group(1) : "2024-01-01";
    }

    /** From when on {@code read} asks, with the state that the text names. */
    private String firstRequestAfter(String text) throws IOException, InterruptedException {
        Matcher state = Pattern.compile("goes on from (\\{.*});").matcher(text);
        InputState from = state.find()
                ? new StateReader()
                        .read(
                                "state",
                                "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"tickets\"},\"stream_state\":"
                                        + state.group(1) + "}}]")
                : InputState.EMPTY;
        api.takeAsked();
        var connector = Connector.load(manifest())
                .configure(new ConfigReader().read(config()), new MessageWriter(OutputStream.nullOutputStream()));
        connector.read(connector.catalog().configured(), from, new StopSignal());
        return api.takeAsked().stream()
                .map(query -> query.get("since"))
                .sorted()
                .findFirst()
                .orElse("");
    }

    @Test
    void whatIsSavedIsInTheFileAndAChangeOnDiskIsNoticed() throws IOException {
        author.caretAtEndOf("cursor_granularity: P1D");
        page.keyboard().type(" # mine");
        page.keyboard().press(MODIFIER + "+s");
        assertThat(author.said()).containsText("manifest.yaml is saved.");
        assertTrue(Files.readString(manifest()).contains("# mine"));
        Files.writeString(manifest(), Files.readString(manifest()).replace("# mine", "# theirs"));
        assertThat(author.said()).containsText("has been changed on disk");
        author.caretAtEndOf("step: P1M");
        page.keyboard().type(" # more");
        author.button("Save").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("# theirs");
        shoot("conflict");
        author.button("Load the file").click();
        assertThat(page.locator(".cm-content").first()).containsText("# theirs");
        assertTrue(Files.readString(manifest()).contains("# theirs"));
    }

    @Test
    void aCaseIsMadeAndPasses() {
        read();
        page.getByLabel("Name of a test case").fill("two-months");
        author.button("Make a test case of this read").click();
        assertThat(author.said()).containsText("is made and passes");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Main.run(
                new String[] {"test", folder().resolve("tests").toString()},
                out,
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertEquals(0, exit, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theConfigurationIsAFormThatKeepsSecrets() throws IOException {
        author.tab("Configuration").click();
        assertThat(page.getByLabel("Address (required)")).hasValue(api.baseUrl());
        assertThat(page.getByLabel("Key (required)")).hasValue("");
        shoot("configuration");
        page.getByLabel("Address (required)").fill(api.baseUrl() + "/");
        author.button("Save configuration").click();
        assertThat(page.getByText("config.json is saved.")).isVisible();
        Map<?, ?> saved = savedConfig();
        assertEquals(Map.of("base_url", api.baseUrl() + "/", "api_key", SECRET), saved);
    }

    @Test
    void theResolvedManifestNamesTheLines() {
        author.tab("Resolved").click();
        Locator resolved = page.getByRole(AriaRole.TABPANEL).first();
        assertThat(resolved).containsText("# " + lineOf("name: tickets"));
        shoot("resolved");
    }

    @Test
    void whatTheApiSaysStaysText() {
        read();
        assertThat(page.locator("table").first()).containsText("onerror");
        for (String view : List.of("Response", "Steps", "Templates", "Records")) {
            author.button(view).click();
        }
        author.tab("Schema").click();
        author.tab("Template").click();
        assertThat(page).hasTitle("Cairn");
        assertEquals(0, page.locator("#app img").count());
    }

    @Test
    void everythingCanBeDoneWithTheKeyboard() {
        assertThat(author.button("Read")).isEnabled(); // the streams are known
        page.locator(".cm-content").focus();
        page.keyboard().press(MODIFIER + "+Enter");
        assertThat(author.said()).containsText("2 slices");
        author.tab("Pages").focus();
        page.keyboard().press("ArrowRight");
        assertThat(author.tab("Timeline")).isFocused();
        assertThat(page.getByRole(AriaRole.SLIDER).first()).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.SLIDER).first()).isFocused();
        author.tab("Timeline").focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(author.button(Pattern.compile("^Slice 2: "))).hasAttribute("aria-pressed", "true");
    }

    @Test
    void aReadCanBeCancelled() throws InterruptedException {
        api.pause();
        author.button("Read").click();
        author.button("Cancel").click();
        assertThat(author.button("Read")).isVisible();
        api.goOn();
    }

    @Test
    void noSeriousFaultOfAccessibilityInLightAndDark() {
        read();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (String name : List.of("Pages", "Timeline", "Schema", "Logs", "Other requests", "Template")) {
                author.tab(name).click();
                noSeriousFault(scheme + " " + name);
            }
            for (String name : List.of("Resolved", "Configuration", "State", "Manifest")) {
                author.tab(name).click();
                noSeriousFault(scheme + " " + name);
            }
            shoot("whole-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }

    private void noSeriousFault(String where) {
        List<String> faults = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml() + " "
                                + rule.getNodes().get(0).getFailureSummary())
                        .toList();
        assertEquals(List.of(), faults, where);
    }

    @Test
    void aPhoneShowsOnePaneBelowTheOther() {
        page.setViewportSize(390, 844);
        read();
        assertEquals(
                page.evaluate("document.documentElement.clientWidth"),
                page.evaluate("document.documentElement.scrollWidth"));
        shoot("phone");
    }

    private int lineOf(String text) {
        try {
            List<String> lines = Files.readAllLines(manifest());
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(text)) {
                    return i + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no such line: " + text);
    }
}
