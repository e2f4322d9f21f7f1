package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The page in a window of its own, with its server in this process. Not thread-safe. */
final class AuthorPage implements AutoCloseable {

    final Page page;
    final ManifestServer server;
    private final BrowserContext window;
    private final List<String> errors = new ArrayList<>();

    /** Opens the page on the manifest of a folder; {@code prepared} gets it before it loads. */
    AuthorPage(Chromium chromium, Path folder, Consumer<AuthorPage> prepared) throws IOException {
        this(chromium, folder, prepared, ".cm-content");
    }

    /** @param shown what is seen when the page has loaded */
    AuthorPage(Chromium chromium, Path folder, Consumer<AuthorPage> prepared, String shown) throws IOException {
        this(chromium, folder, prepared, shown, ServerOptions.local());
    }

    AuthorPage(Chromium chromium, Path folder, Consumer<AuthorPage> prepared, String shown, ServerOptions options)
            throws IOException {
        server = ManifestServer.start(options.port(0), Workspace.beside(folder.resolve("manifest.yaml")));
        window = chromium.window();
        page = window.newPage();
        page.onPageError(error -> errors.add("error: " + error));
        prepared.accept(this);
        page.navigate(server.page().toString());
        assertThat(page.locator(shown).first()).isVisible();
    }

    Locator tab(String name) {
        // What follows the name is its badge, or the configuration that is chosen.
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "([,:] .*)?$")));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** What the header says. */
    Locator said() {
        return page.locator("header [role=status]");
    }

    /** What the right side shows. */
    Locator pane() {
        return page.getByRole(AriaRole.TABPANEL).last();
    }

    /** What the left side shows, or the right one. */
    Locator pane(int side) {
        return page.getByRole(AriaRole.TABPANEL).nth(side);
    }

    /** The list of what went wrong. */
    Locator failures() {
        return page.locator(".failures");
    }

    /** Puts the caret at the end of the line of a text. */
    void caretAtEndOf(String text) {
        page.locator(".cm-line")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
        page.keyboard().press("End");
    }

    /** Makes a test read, to its end. */
    void read() {
        assertThat(button("Read")).isEnabled();
        page.waitForResponse(
                        response -> response.url().endsWith("/test_read"),
                        () -> button("Read").click())
                .finished();
        assertThat(button("Read")).isVisible();
    }

    /** Reloads the page, and stays when the browser asks; waits until it does. */
    void stayInsteadOfReloading() {
        List<String> asked = new ArrayList<>();
        page.onceDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.evaluate("setTimeout(() => location.reload())");
        page.waitForCondition(() -> asked.contains("beforeunload"));
    }

    /** Reloads the page; the browser must not ask. */
    void reload() {
        Consumer<Dialog> asked = dialog -> {
            errors.add("asked before a reload");
            dialog.accept();
        };
        page.onDialog(asked);
        page.reload();
        page.offDialog(asked);
        assertThat(tab("Manifest")).isVisible();
    }

    @Override
    public void close() {
        window.close();
        server.close();
        assertEquals(List.of(), errors);
    }
}
