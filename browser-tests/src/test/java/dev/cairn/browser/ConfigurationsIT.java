package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.cairn.browser.FaultyApi.Reply;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several configurations of one manifest. */
class ConfigurationsIT extends BrowserTest {

    private FaultyApi api;
    private AuthorPage author;
    private Locator choice;

    @BeforeEach
    void open() throws IOException {
        api = new FaultyApi().answers(Reply.json(200, "{\"rows\": [{\"id\": 1, \"at\": \"2024-01-02\"}]}"));
        Path configs = Files.createDirectory(folder().resolve("configs"));
        Files.writeString(
                configs.resolve("acme.json"), Json.write(Map.of("address", api.address(), "key", "acme-key")));
        author = open("rows.yaml", Map.of("address", api.address(), "key", "first-key", "region", "eu"));
        author.tab("Configuration").click();
        choice = author.page.locator("#config-choice");
    }

    @AfterEach
    void close() {
        author.close();
        api.close();
    }

    @Test
    void aReadTakesTheOneThatIsChosenWithItsOwnSecret() {
        author.read();
        assertEquals("first-key", api.lastKey());
        choice.selectOption("acme");
        assertThat(author.field("Region")).hasValue("");
        assertThat(author.tab("Configuration")).containsText("Configuration: acme");
        author.read();
        assertEquals("acme-key", api.lastKey());
        noViolation(author, "a choice of configurations");
    }

    @Test
    void whatWasTypedIntoOneWaitsWhileAnotherIsChosenAndOutlivesAReload() {
        author.field("Region").fill("us");
        choice.selectOption("acme");
        assertThat(author.field("Region")).hasValue("");
        author.field("Region").fill("asia");
        choice.selectOption("");
        assertThat(author.field("Region")).hasValue("us");
        choice.selectOption("acme");
        assertThat(author.field("Region")).hasValue("asia");
        author.reload();
        assertThat(author.field("Region")).hasValue("asia");
        choice.selectOption("");
        assertThat(author.field("Region")).hasValue("us");
    }

    @Test
    void anotherOneBeginsWithTheDefaultsAndIsAFileWhenItIsSaved() throws IOException {
        author.field("Another one").fill("../out");
        assertThat(author.button("Begin it")).isDisabled();
        author.field("Another one").fill("beta");
        author.button("Begin it").click();
        assertThat(author.field("Size")).hasValue("50");
        author.field("Address (required)").fill(api.address());
        author.field("Key").fill("beta-key");
        author.button("Save configuration").click();
        assertThat(author.said()).containsText("beta.json is saved.");
        assertEquals(
                Map.of("address", api.address(), "key", "beta-key", "size", 50L),
                Json.parse(Files.readString(folder().resolve("configs/beta.json"))));
        assertEquals("first-key", savedConfig().get("key"));
        author.read();
        assertEquals("beta-key", api.lastKey());
    }
}
