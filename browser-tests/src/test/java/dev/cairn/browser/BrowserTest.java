package dev.cairn.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import dev.cairn.json.Json;
import dev.cairn.server.options.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Base of tests of the author's page: a browser for the class, and for each test a folder that the page works on. */
abstract class BrowserTest {

    static final String MODIFIER = "ControlOrMeta";

    private static @Nullable Chromium chromium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Opens the page on a manifest of the tests and a configuration. */
    final AuthorPage open(String manifest, Map<String, ?> config) throws IOException {
        return open(manifest, config, page -> {});
    }

    /** Like {@link #open(String, Map)}; {@code prepared} gets the page before it loads. */
    final AuthorPage open(String manifest, Map<String, ?> config, Consumer<AuthorPage> prepared) throws IOException {
        try (InputStream resource = Objects.requireNonNull(BrowserTest.class.getResourceAsStream(manifest))) {
            Files.write(manifest(), resource.readAllBytes());
        }
        Files.writeString(config(), Json.write(config));
        return new AuthorPage(Objects.requireNonNull(chromium), folder, prepared);
    }

    /** The page as it is has no fault that axe finds. */
    static void noViolation(AuthorPage author, String where) {
        List<String> faults = new AxeBuilder(author.page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml() + " "
                                + rule.getNodes().get(0).getFailureSummary())
                        .toList();
        assertEquals(List.of(), faults, where);
    }

    /** Opens the page on a folder without a manifest. */
    final AuthorPage openEmpty() throws IOException {
        return openEmpty(ServerOptions.local());
    }

    /** Likewise, with another server. */
    final AuthorPage openEmpty(ServerOptions options) throws IOException {
        return new AuthorPage(Objects.requireNonNull(chromium), folder, page -> {}, ".beginning", options);
    }

    final Path manifest() {
        return folder.resolve("manifest.yaml");
    }

    final Path config() {
        return folder.resolve("config.json");
    }

    final Path folder() {
        return folder;
    }

    final Map<?, ?> savedConfig() throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readString(config())));
    }
}
