package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.workbench.published.AddedConnectors;
import dev.cairn.workbench.published.FakeIndex;
import dev.cairn.workbench.published.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A published connector that is begun with by its name, from a package index on this machine. */
class PublishedBeginningIT extends BrowserTest {

    private FakeIndex index;
    private AuthorPage author;

    @BeforeEach
    void open() throws IOException {
        index = new FakeIndex();
        index.put(
                TestPackage.of("stripe", "5.5.0")
                        .with("source_stripe/components.py", "raise SystemExit('run')")
                        .with(
                                "source_stripe/manifest.yaml",
                                TestPackage.manifest("stripe", "5.5.0")
                                        + "#  class_name: source_stripe.components.A\n"),
                "stripe");
        author = openEmpty(ServerOptions.local()
                .environment(Map.of(
                        "HOME",
                        folder().toString(),
                        "XDG_CONFIG_DIRS",
                        folder().toString(),
                        "NO_PROXY",
                        "*",
                        "PIP_INDEX_URL",
                        index.url(),
                        AddedConnectors.VARIABLE,
                        folder().resolve("connectors").toString())));
    }

    @AfterEach
    void close() {
        author.close();
        index.close();
    }

    private Locator write() {
        return author.button("Write manifest.yaml and 2 files beside it");
    }

    @Test
    void itIsFetchedLookedAtAndOpenedByTheKeyboardAlone() throws IOException {
        Hands hands = new Hands(author.page);
        hands.to(author.page.locator("input[name=kind]:checked"));
        for (int arrows = 0; arrows < 3; arrows++) {
            hands.press("ArrowRight");
        }
        hands.to(author.field("Its name, perhaps with a version")).type("source-stripe");
        hands.press("Enter");
        assertThat(write()).isFocused();
        Locator shown = author.page.locator("main.beginning");
        assertThat(shown).containsText("stripe 5.5.0");
        assertThat(shown).containsText("LicenceMIT");
        assertThat(shown).containsText("only where AIRBYTE_ENABLE_UNSAFE_CODE is true");
        assertThat(author.page.locator(".beginning .cm-content")).containsText("description: stripe 5.5.0");
        noViolation(author, "a published connector");
        assertFalse(Files.exists(manifest()));
        hands.press("Enter");
        assertThat(author.tab("Manifest")).isVisible();
        assertThat(author.page.locator(".cm-content").first()).containsText("description: stripe 5.5.0");
        assertTrue(Files.exists(folder().resolve("components.py")));
        assertEquals(6, hands.actions());
    }

    @Test
    void aNameThatIsNotThereIsSaidAndAnotherOneCanBeTried() {
        author.field("A published connector").check();
        Locator name = author.field("Its name, perhaps with a version");
        name.fill("stripes");
        author.button("Get it").click();
        assertThat(author.page.getByText("has no package airbyte-source-stripes"))
                .isVisible();
        assertThat(author.button("Get it")).isEnabled();
        name.fill("stripe==5.5.0");
        author.button("Get it").click();
        assertThat(write()).isFocused();
        assertThat(author.page.getByText("has no package")).hasCount(0);
    }
}
